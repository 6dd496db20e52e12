import type { EpochReport } from '../signals/run-report';
import type { LayerValues } from '../signals/signal';
import { thresholds } from './thresholds';

/**
 * What the epochs so far come to: all that rules ask of the past, kept small, so that an epoch of a long run costs as
 * little to judge as an early one.
 */
export interface RunPast {
  /** Epoch 0, the state before training. */
  readonly start: EpochReport;
  readonly now: EpochReport;
  /** Epochs that were trained. */
  readonly trained: number;
  /** The newest losses of the path, newest last; the one before training, where it is told, is its first. */
  readonly recentLosses: readonly number[];
  /** Of the path; of its finite losses for the lowest. */
  readonly lowestLoss: number;
  readonly highestLoss: number;
  /** Of the trained epochs alone. */
  readonly lowestTrainedLoss: number;
  /** Steps of the path that led down, and all of them. */
  readonly falls: number;
  readonly steps: number;
  /** The largest update-ratio so far of any layer, and of the first one. */
  readonly largestStep: number;
  readonly firstStep: number;
  /** The largest of any layer in the first epochs. */
  readonly largestEarlyStep: number;
}

/** The pace is the mean of five steps. */
const mostRecent = 6;

export function nextPast(before: RunPast | null, report: EpochReport): RunPast {
  return before === null ? pastOf(report) : grown(before, report);
}

function pastOf(start: EpochReport): RunPast {
  const losses = start.probeLoss === undefined ? [] : [start.probeLoss];
  return {
    start,
    now: start,
    trained: 0,
    recentLosses: losses,
    lowestLoss: Math.min(...losses.filter(Number.isFinite)),
    highestLoss: Math.max(...losses),
    lowestTrainedLoss: Infinity,
    falls: 0,
    steps: 0,
    largestStep: 0,
    firstStep: 0,
    largestEarlyStep: 0,
  };
}

function grown(before: RunPast, now: EpochReport): RunPast {
  const loss = now.probeLoss ?? now.loss ?? NaN;
  const previous = before.recentLosses.at(-1);
  const finite = Number.isFinite(loss) ? loss : Infinity;
  const ratios = now.signals['update-ratio'] ?? [];
  return {
    start: before.start,
    now,
    trained: before.trained + 1,
    recentLosses: [...before.recentLosses, loss].slice(-mostRecent),
    lowestLoss: Math.min(before.lowestLoss, finite),
    highestLoss: Math.max(before.highestLoss, loss),
    lowestTrainedLoss: Math.min(before.lowestTrainedLoss, finite),
    falls: before.falls + (previous !== undefined && previous > loss ? 1 : 0),
    steps: before.steps + (previous === undefined ? 0 : 1),
    largestStep: largest(before.largestStep, ratios),
    firstStep: largest(before.firstStep, ratios.slice(0, 1)),
    largestEarlyStep: largest(
      before.largestEarlyStep,
      before.trained < thresholds.dueEpochs ? ratios : [],
    ),
  };
}

/** What was not measured, or is not a number, is no step. */
function largest(known: number, ratios: LayerValues): number {
  return ratios.reduce<number>(
    (most, ratio) => (ratio === null || Number.isNaN(ratio) ? most : Math.max(most, ratio)),
    known,
  );
}
