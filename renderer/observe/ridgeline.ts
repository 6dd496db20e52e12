import type { HistogramHistory, HistogramsAt } from '../lab/histogram-history.svelte';
import { magnitudeWords, shareWords } from './number-words';
import type { Numbers } from './numbers';
import type { EpochRange } from '../../shared/signals/epoch-range';
import type { Histogram, HistogramQuantity } from '../../shared/signals/histogram';

/** How a layer's values are spread, epoch after epoch, on one axis. */
export interface Ridgeline {
  /** Ends of the axis. */
  readonly low: number;
  readonly high: number;
  /** In order of their epochs. */
  readonly ridges: readonly Ridge[];
  /** The run that it is compared with, at or before the shown epoch. */
  readonly compared: Ridge | null;
}

export interface Ridge {
  readonly epoch: number;
  readonly histogram: Histogram;
  /** Of equal bins from low to high; the fullest is 1. */
  readonly heights: readonly number[];
  readonly isShown: boolean;
}

const bins = 64;

export interface RidgelineOf {
  readonly history: HistogramHistory;
  readonly compared: HistogramHistory | null;
  readonly quantity: HistogramQuantity;
  /** Place among the weight layers. */
  readonly layer: number;
  readonly range: EpochRange;
  /** The shown epoch. */
  readonly epoch: number;
  /** Ridges that there is room for. */
  readonly most: number;
}

export function ridgelineOf({
  history,
  compared,
  quantity,
  layer,
  range,
  epoch,
  most,
}: RidgelineOf): Ridgeline {
  const within = history.all.filter((at) => at.epoch >= range.from && at.epoch <= range.to);
  const shown = lastBefore(within, epoch);
  const chosen = evenly(within, most, shown).flatMap((at) => {
    const histogram = at.histograms[quantity][layer];
    return histogram?.low == null ? [] : [{ epoch: at.epoch, histogram, isShown: at === shown }];
  });
  const other = compared === null ? null : lastBefore(compared.all, epoch);
  const otherHistogram = other?.histograms[quantity][layer] ?? null;
  const extent = extentOf([
    ...chosen.map(({ histogram }) => histogram),
    ...(otherHistogram === null ? [] : [otherHistogram]),
  ]);
  const raised = (at: Omit<Ridge, 'heights'>): Ridge => ({
    ...at,
    heights: heightsOf(at.histogram, extent.low, extent.high),
  });
  return {
    ...extent,
    ridges: chosen.map(raised),
    compared:
      other === null || otherHistogram?.low == null
        ? null
        : raised({ epoch: other.epoch, histogram: otherHistogram, isShown: true }),
  };
}

function lastBefore(all: readonly HistogramsAt[], epoch: number): HistogramsAt | null {
  let found: HistogramsAt | null = null;
  for (const at of all) if (at.epoch <= epoch) found = at;
  return found;
}

/** The first, the last, the shown one, and others evenly between. */
function evenly(
  all: readonly HistogramsAt[],
  most: number,
  shown: HistogramsAt | null,
): readonly HistogramsAt[] {
  if (all.length <= most) return all;
  const step = (all.length - 1) / Math.max(1, most - 1);
  const places = new Set(Array.from({ length: most }, (_, place) => Math.round(place * step)));
  return all.filter((at, index) => places.has(index) || at === shown);
}

function extentOf(histograms: readonly Histogram[]): {
  readonly low: number;
  readonly high: number;
} {
  let [low, high] = [Infinity, -Infinity];
  for (const histogram of histograms) {
    low = Math.min(low, histogram.low ?? Infinity);
    high = Math.max(high, histogram.high ?? -Infinity);
  }
  if (!(low <= high)) return { low: -1, high: 1 };
  // One value only: it stands in the middle.
  if (low === high) return { low: low - (Math.abs(low) || 1), high: high + (Math.abs(high) || 1) };
  return { low, high };
}

/** Counts spread evenly over their own bins fall into the common ones; the fullest is 1. */
export function heightsOf(histogram: Histogram, low: number, high: number): readonly number[] {
  const heights = new Array<number>(bins).fill(0);
  const { counts } = histogram;
  const from = histogram.low ?? 0;
  const width = ((histogram.high ?? 0) - from) / counts.length;
  const place = (value: number) => ((value - low) / (high - low)) * bins;
  counts.forEach((count, bin) => {
    if (count > 0)
      spread(heights, count, place(from + bin * width), place(from + (bin + 1) * width));
  });
  const fullest = Math.max(...heights);
  return fullest === 0 ? heights : heights.map((height) => height / fullest);
}

function spread(heights: number[], count: number, start: number, end: number): void {
  const first = Math.min(bins - 1, Math.max(0, Math.floor(start)));
  const last = Math.min(bins - 1, Math.max(first, Math.ceil(end) - 1));
  for (let bin = first; bin <= last; bin += 1) {
    const covered = Math.min(end, bin + 1) - Math.max(start, bin);
    const share = first === last || end <= start ? 1 : Math.max(0, covered) / (end - start);
    heights[bin] = (heights[bin] ?? 0) + count * share;
  }
}

/** The middle of the bin in which half of the values are reached. */
export function medianOf({ low, high, counts }: Histogram): number {
  const total = valuesIn(counts);
  let sum = 0;
  const bin = counts.findIndex((count) => (sum += count) >= total / 2);
  return (low ?? NaN) + (((high ?? NaN) - (low ?? NaN)) * (bin + 0.5)) / counts.length;
}

function valuesIn(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

/** "epoch 12: −0.31 to 0.42, half below 0.02, 31 % exactly 0" */
export function ridgeWords({ epoch, histogram }: Ridge): string {
  const { low, high, counts, zeros, underflows, notFinite } = histogram;
  const total = valuesIn(counts);
  const parts = [
    `${magnitudeWords(low ?? NaN)} to ${magnitudeWords(high ?? NaN)}`,
    `half below ${magnitudeWords(medianOf(histogram))}`,
    ...(zeros > 0 ? [`${shareWords(zeros / total)} exactly 0`] : []),
    ...(underflows > 0 ? [`${shareWords(underflows / total)} underflowed`] : []),
    ...(notFinite > 0 ? [`${notFinite} not finite`] : []),
  ];
  return `epoch ${epoch}: ${parts.join(', ')}`;
}

/** A row for each epoch that is kept, a column for each bin among others. */
export function histogramNumbers(
  history: HistogramHistory,
  quantity: HistogramQuantity,
  layer: number,
  caption: string,
): Numbers {
  const known = history.all.flatMap(({ epoch, histograms }) => {
    const histogram = histograms[quantity][layer];
    return histogram == null ? [] : [{ epoch, histogram }];
  });
  const column = (
    name: string,
    read: (histogram: Histogram) => number | null,
    words: (value: number) => string = String,
  ) => ({ name, values: known.map(({ histogram }) => read(histogram)), words });
  const binCount = known[0]?.histogram.counts.length ?? 0;
  return {
    caption,
    rowHeader: 'Epoch',
    rows: known.map(({ epoch }) => String(epoch)),
    columns: [
      column('least', ({ low }) => low, magnitudeWords),
      column('half below', medianOf, magnitudeWords),
      column('greatest', ({ high }) => high, magnitudeWords),
      column('exactly 0', ({ zeros }) => zeros),
      column('underflowed', ({ underflows }) => underflows),
      column('not finite', ({ notFinite }) => notFinite),
      ...Array.from({ length: binCount }, (_, bin) =>
        column(`bin ${bin + 1}`, ({ counts }) => counts[bin] ?? null),
      ),
    ],
  };
}
