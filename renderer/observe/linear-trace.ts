import { decimate } from './decimation';
import { roundTicks } from './round-ticks';
import type { EpochRange } from '../../shared/signals/epoch-range';
import type { Point } from './log-axis';
import type { LinearAxis } from './picture';
import type { Epochs } from './epochs';
import { passedValues } from './run-columns';
import type { Column } from './run-columns';

/** One quantity on a linear axis, over a range of epochs. */
export interface LinearTrace {
  readonly points: readonly Point[];
  readonly notFinite: readonly number[];
}

export function linearTrace(epochs: Epochs, column: Column, range: EpochRange): LinearTrace {
  const from = epochs.indexAt(range.from - 1) + 1;
  const to = epochs.indexAt(range.to) + 1;
  const points: Point[] = [];
  const notFinite: number[] = [];
  for (const index of decimate(column.values, from, to)) {
    const x = epochs.values[index] ?? NaN;
    const value = column.values[index] ?? NaN;
    points.push({ x, y: Number.isFinite(value) ? value : NaN });
    if (value === Infinity) notFinite.push(x);
    for (const passed of passedValues(column, index)) {
      if (passed === Infinity) notFinite.push(epochs.behind(index));
      else points.push({ x: epochs.behind(index), y: passed });
    }
  }
  return { points, notFinite };
}

/** Smallest and largest y; null where there is none. */
export function extentOf(traces: readonly { readonly points: readonly Point[] }[]) {
  let low = Infinity;
  let high = -Infinity;
  for (const { points } of traces) {
    for (const { y } of points) {
      if (y < low) low = y;
      if (y > high) high = y;
    }
  }
  return low <= high ? { low, high } : null;
}

const axisSteps = 4;

/** An axis of round numbers around an interval, never narrower than `leastSpan`, so that flat lines look flat. */
export function axisAroundInterval(low: number, high: number, leastSpan: number): LinearAxis {
  const air = Math.max(0, leastSpan - (high - low)) / 2;
  const { step } = roundTicks(low - air, high + air, axisSteps);
  return {
    scale: 'linear',
    // + 0 turns -0 into 0.
    low: Math.floor((low - air) / step + 1e-9) * step + 0,
    high: Math.ceil((high + air) / step - 1e-9) * step + 0,
    unit: 'plain',
  };
}
