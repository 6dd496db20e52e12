import type { EpochReport } from '../../signals/run-report';
import type { Features } from '../features';
import type { Finding } from '../finding';
import { firstStepOf } from '../first-step';
import { decay, depth, growth, sound } from './signals-by-depth';
import { hasty, largeSteps, reckless, tinySteps } from './steps';
import { dataFaults, saturation, symmetry } from './weights-and-data';

/** What the starting weights, the rows and the optimizer let expect; the first expectation that holds has it. */
export function predict(
  features: Features,
  report: EpochReport,
  weightSizes: readonly number[],
): Finding {
  const step = firstStepOf(features, report, weightSizes);
  const expectation =
    symmetry(features) ??
    dataFaults(features, step) ??
    saturation(features) ??
    growth(features, step) ??
    decay(features) ??
    tinySteps(features, step) ??
    largeSteps(features, step, reckless) ??
    depth(features) ??
    largeSteps(features, step, hasty) ??
    sound(features);
  return { fromStart: true, against: [], ...expectation };
}
