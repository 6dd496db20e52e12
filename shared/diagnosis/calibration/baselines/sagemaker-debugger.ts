import { isBroken, meanOverRms, numbers, trained } from './baseline';
import type { Baseline } from './baseline';

/**
 * Rauschmayr et al., MLSys 2021: built-in rules with their defaults. Saturation (tanh inputs beyond 9.5) is so far out
 * that no signal recorded here can say it.
 */
export const sagemakerDebugger: Baseline = {
  name: 'SageMaker Debugger',
  judge: (run) => {
    if (isBroken(run)) return 'exploding-gradient';
    const last = trained(run).at(-1);
    const gradients = numbers(last, 'weight-gradient-rms').map((rms) => rms * meanOverRms);
    if (gradients.some((gradient) => gradient < 1e-7)) return 'vanishing-gradient';
    if (numbers(last, 'dead-share').some((share) => share > 0.5)) return 'dead-units';
    const updates = numbers(last, 'update-ratio');
    if (updates.some((update) => update > 10)) return 'learning-rate-too-high';
    if (updates.some((update) => update < 1e-8)) return 'learning-rate-too-low';
    const spreads = numbers(run.reports[0], 'activation-deviation').map((value) => value ** 2);
    const [first = 1, output = 1] = [spreads[0], spreads.at(-2)];
    if (Math.max(...spreads) > 10 * Math.min(...spreads)) {
      return output > first ? 'exploding-gradient' : 'vanishing-gradient';
    }
    return 'healthy';
  },
};
