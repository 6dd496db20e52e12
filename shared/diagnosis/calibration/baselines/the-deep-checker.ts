import { isBroken, meanOverRms, numbers, trained } from './baseline';
import type { Baseline } from './baseline';

/** Ben Braiek and Khomh, arXiv 2204.00694. A loss that does not fall is a fault it does not name; it counts as a low rate. */
export const theDeepChecker: Baseline = {
  name: 'TheDeepChecker',
  judge: (run) => {
    if (isBroken(run)) return 'exploding-gradient';
    const epochs = trained(run);
    const last = epochs.at(-1);
    const gradients = numbers(last, 'weight-gradient-rms').map((rms) => rms * meanOverRms);
    if (gradients.some((gradient) => gradient < 1e-6)) return 'vanishing-gradient';
    if (gradients.some((gradient) => gradient > 1e6)) return 'exploding-gradient';
    if (numbers(last, 'dead-share').some((share) => share > 0.5)) return 'dead-units';
    if (numbers(last, 'saturated-share').some((share) => share > 0.85)) return 'saturated-units';
    const updates = numbers(last, 'update-ratio').map(Math.log10);
    if (updates.some((update) => update > -1)) return 'learning-rate-too-high';
    if (updates.some((update) => update < -4)) return 'learning-rate-too-low';
    const [first, final] = [epochs[0]?.loss ?? NaN, last?.loss ?? NaN];
    return final < first ? 'healthy' : 'learning-rate-too-low';
  },
};
