import { decimate, mostBuckets } from './decimation';
import type { Column, RunColumns } from './run-columns';
import type { EpochRange } from './observation.svelte';

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
  columns: RunColumns,
  column: Column,
  range: EpochRange,
  firstEpoch: number,
): LogTrace {
  const from = columns.indexAt(Math.max(firstEpoch, range.from) - 1) + 1;
  const to = columns.indexAt(range.to) + 1;
  const known = knownPoints(columns, column);
  const kept = decimate(column.values, from, to);
  const points = kept.map((index) => known?.[index] ?? pointAt(columns, column, index));
  const zeros: number[] = [];
  const notFinite: number[] = [];
  kept.forEach((index, place) => {
    const value = column.values[index];
    if (value === 0) zeros.push(points[place]?.x ?? NaN);
    else if (value === Infinity) notFinite.push(points[place]?.x ?? NaN);
  });
  return { points, zeros, notFinite };
}

function pointAt(columns: RunColumns, { values }: Column, index: number): Point {
  const value = values[index] ?? NaN;
  const y = value > 0 && value < Infinity ? Math.log10(value) : NaN;
  return { x: columns.epochs.values[index] ?? NaN, y };
}

const pointsByColumn = new WeakMap<Column, Point[]>();

/** The points of a run that is drawn whole, made once and grown with it; null where it is thinned out anyway. */
function knownPoints(columns: RunColumns, column: Column): readonly Point[] | null {
  if (columns.length > 2 * mostBuckets) return null;
  const points = pointsByColumn.get(column) ?? [];
  pointsByColumn.set(column, points);
  for (let index = points.length; index < column.values.length; index += 1) {
    points.push(pointAt(columns, column, index));
  }
  return points;
}

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
