import type { EpochReport } from '../../shared/signals/run-report';
import { signalNames } from '../../shared/signals/signal';
import type { EpochSignals, LayerValues, SignalName } from '../../shared/signals/signal';

/** The numbers of a report that are drawn over the epochs. */
export type ReportedNumbers = Pick<
  EpochReport,
  'loss' | 'accuracy' | 'validationLoss' | 'validationAccuracy' | 'signals' | 'traces'
>;

/**
 * The least and the greatest that some epochs reported, number by number: each stands where it stands in a report. What
 * is not finite is greater than any number, so that it is never lost sight of.
 */
export interface Extremes {
  readonly least: ReportedNumbers;
  readonly greatest: ReportedNumbers;
}

export function extremesOf(report: ReportedNumbers): Extremes {
  return { least: report, greatest: report };
}

/** Of the epochs of both. */
export function joinedExtremes(one: Extremes, other: Extremes | null): Extremes;
export function joinedExtremes(one: Extremes | null, other: Extremes): Extremes;
export function joinedExtremes(one: Extremes | null, other: Extremes | null): Extremes | null {
  if (one === null) return other;
  if (other === null) return one;
  return {
    least: numberByNumber(one.least, other.least, lesser),
    greatest: numberByNumber(one.greatest, other.greatest, greater),
  };
}

type Choose = (one: number, other: number) => number;

const lesser: Choose = (one, other) => {
  if (!Number.isFinite(one)) return other;
  return Number.isFinite(other) ? Math.min(one, other) : one;
};

const greater: Choose = (one, other) => {
  if (!Number.isFinite(one)) return one;
  return Number.isFinite(other) ? Math.max(one, other) : other;
};

function numberByNumber(
  one: ReportedNumbers,
  other: ReportedNumbers,
  choose: Choose,
): ReportedNumbers {
  const chosen = (a: number | null, b: number | null) =>
    a === null ? b : b === null ? a : choose(a, b);
  return {
    loss: chosen(one.loss, other.loss),
    accuracy: chosen(one.accuracy, other.accuracy),
    validationLoss: chosen(one.validationLoss, other.validationLoss),
    validationAccuracy: chosen(one.validationAccuracy, other.validationAccuracy),
    signals: signalBySignal(one.signals, other.signals, chosen),
    traces: one.traces.map((value, place) => choose(value, other.traces[place] ?? value)),
  };
}

function signalBySignal(
  one: EpochSignals,
  other: EpochSignals,
  chosen: (a: number | null, b: number | null) => number | null,
): EpochSignals {
  const joined: Partial<Record<SignalName, LayerValues>> = {};
  for (const name of signalNames) {
    const values = one[name];
    const others = other[name];
    const known = values ?? others;
    if (known === undefined) continue;
    joined[name] =
      values === undefined || others === undefined
        ? known
        : values.map((value, layer) => chosen(value, others[layer] ?? null));
  }
  return joined;
}
