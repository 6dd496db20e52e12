import { isBroken, meanOverRms, numbers, trained } from './baseline';
import type { RunRecord } from '../../diagnose';
import type { Baseline } from './baseline';

/** Rauschmayr et al., MLSys 2021: built-in rules with their defaults. */
export const sagemakerDebugger: Baseline = {
  name: 'SageMaker Debugger',
  judge: (run) => {
    if (isBroken(run)) return 'exploding-gradient';
    const last = trained(run).at(-1);
    const gradients = numbers(last, 'weight-gradient-rms').map((rms) => rms * meanOverRms);
    if (gradients.some((gradient) => gradient < 1e-7)) return 'vanishing-gradient';
    if (numbers(last, 'dead-share').some((share) => share > 0.5)) return 'dead-units';
    if (saturates(run)) return 'saturated-units';
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

/** Inputs of an activation from which on it counts as saturated: +-9.5, and -23 and 17, whose mean distance is taken. */
const limits: Readonly<Record<string, number>> = { tanh: 9.5, sigmoid: 20 };
/** The median of |x| of a normal x of deviation 1: half of the units lie beyond the limit where it does. */
const medianSize = 0.6745;

/** More than half of a layer beyond the limit, taken from the deviation of its inputs. */
function saturates({ experiment, reports }: RunRecord): boolean {
  const functions = experiment.network.layers.flatMap((layer) =>
    layer.type === 'activation' ? [layer.function] : [],
  );
  const limit = Math.min(...functions.map((name) => limits[name] ?? Infinity));
  const hidden = numbers(reports.at(-1), 'pre-activation-deviation').slice(0, -1);
  return hidden.some((deviation) => medianSize * deviation > limit);
}
