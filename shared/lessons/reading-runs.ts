import type { RunRecord } from '../diagnosis/diagnose';
import type { EpochReport } from '../signals/run-report';
import type { SignalName } from '../signals/signal';

/** Mean loss over the last epoch as it was trained; NaN: it has none. */
export function finalLoss({ reports }: RunRecord): number {
  return reports.at(-1)?.loss ?? NaN;
}

/** The final loss over that of a model that knows nothing but how often each class comes; 1: nothing was learned. */
export function shareOfLossLeft(run: RunRecord): number {
  return finalLoss(run) / run.description.noInformationLoss;
}

/** 1: the run met a number that is not finite, 0: it went to its end. */
export function diverged({ totals }: RunRecord): number {
  return totals?.outcome === 'diverged' ? 1 : 0;
}

/** Back-propagated variance of every hidden layer before the first step, first to last. */
export function startingVariances(run: RunRecord): readonly number[] {
  const hidden = atStart(run, 'delta-rms').slice(0, -1);
  return hidden.map((size) => size ** 2);
}

/** By what it is multiplied a layer, from the last hidden layer to the first. */
export function variancePerLayer(run: RunRecord): number {
  const variances = startingVariances(run);
  const [first = NaN, last = NaN] = [variances[0], variances.at(-1)];
  return (first / last) ** (1 / (variances.length - 1));
}

/** A signal of every weight layer before the first step, NaN where it was not measured. */
export function atStart(run: RunRecord, signal: SignalName): readonly number[] {
  return layerValues(run.reports[0], signal);
}

export function atEnd(run: RunRecord, signal: SignalName): readonly number[] {
  return layerValues(run.reports.at(-1), signal);
}

export function layerValues(
  report: EpochReport | undefined,
  signal: SignalName,
): readonly number[] {
  return (report?.signals[signal] ?? []).map((value) => value ?? NaN);
}
