import { decimate } from './decimation';
import type { Epochs } from './epochs';
import { PerValue } from './per-value';
import { passedValues } from './run-columns';
import type { Column } from './run-columns';
import type { EpochRange } from '../../shared/signals/epoch-range';

/**
 * A log axis in decades (log10). Exactly 0 has no place on it and gets a strip of its own below;
 * what is not finite is marked at the frame above.
 */
export interface DecadeAxis {
  readonly scale: 'decades';
  readonly low: number;
  readonly high: number;
  readonly hasZeroStrip: boolean;
}

/** Height of the strip for exact zeros, in px. */
export const zeroStripHeight = 16;

/** Where the frame's lower edge lies in decades, so that the strip is the same number of px on every chart. */
export function axisFloor(axis: DecadeAxis, height: number): number {
  if (!axis.hasZeroStrip) return axis.low;
  const room = Math.max(1, height - zeroStripHeight);
  return axis.low - (zeroStripHeight * (axis.high - axis.low)) / room;
}

export interface Point {
  readonly x: number;
  /** NaN: a gap. */
  readonly y: number;
}

/** One quantity on a log axis, over a range of epochs. */
export interface LogTrace {
  /** y in decades. */
  readonly points: readonly Point[];
  /** Epochs at which it was exactly 0, or not finite. */
  readonly zeros: readonly number[];
  readonly notFinite: readonly number[];
}

/** firstEpoch: 1 for what is only defined once an epoch has passed. */
export function logTrace(
  epochs: Epochs,
  column: Column,
  range: EpochRange,
  firstEpoch: number,
): LogTrace {
  const from = epochs.indexAt(Math.max(firstEpoch, range.from) - 1) + 1;
  const to = epochs.indexAt(range.to) + 1;
  const known = pointsOf.of(column, epochs);
  const points: Point[] = [];
  const zeros: number[] = [];
  const notFinite: number[] = [];
  for (const index of decimate(column.values, from, to)) {
    const point = known[index];
    if (point !== undefined) points.push(point);
    mark(column.values[index], epochs.values[index] ?? NaN);
    for (const passed of passedValues(column, index)) {
      const x = epochs.behind(index);
      if (!mark(passed, x)) points.push(pointAt(passed, x));
    }
  }
  return { points, zeros, notFinite };

  /** Whether it has no place on the axis. */
  function mark(value: number | undefined, x: number): boolean {
    if (value === 0) zeros.push(x);
    else if (value === Infinity) notFinite.push(x);
    return value === 0 || value === Infinity;
  }
}

function pointAt(value: number, epoch: number): Point {
  return { x: epoch, y: value > 0 && value < Infinity ? Math.log10(value) : NaN };
}

/** Points of values are kept from one drawing to the next. */
const pointsOf = new PerValue(pointAt);

/** Whole decades that hold every trace, at least `least` of them; 10⁻⁴ to 1 where there is nothing yet. */
export function axisAround(traces: readonly LogTrace[], least = 3): DecadeAxis {
  let low = Infinity;
  let high = -Infinity;
  for (const { points } of traces) {
    for (const { y } of points) {
      if (y < low) low = y;
      if (y > high) high = y;
    }
  }
  const hasZeroStrip = traces.some(({ zeros }) => zeros.length > 0);
  return { scale: 'decades', ...wholeDecades(low, high, least), hasZeroStrip };
}

/** low > high: nothing to hold. */
export function wholeDecades(low: number, high: number, least: number) {
  if (low > high) return { low: -4, high: 0 };
  const top = Math.ceil(high - 1e-9) + 0; // + 0 turns -0 into 0
  return { low: Math.min(Math.floor(low + 1e-9), top - least), high: top };
}
