import { histogramOf } from './histogram';
import type { Histogram, HistogramQuantity } from './histogram';
import { percentileOf } from './percentile';
import type { EpochSignals, LayerValues, SignalName } from './signal';

/** What single values are taken of, to be counted and ordered here rather than in the program. */
export type SampledQuantity = HistogramQuantity | 'batch-norm-input' | 'batch-norm-output';

/** Where a layer's values stand in the vector of a quantity: every stride-th from start on, size of them. */
export interface SampledLayer {
  /** Place in RunDescription.layers. */
  readonly layer: number;
  readonly start: number;
  readonly stride: number;
  readonly size: number;
}

/** By quantity the layers that have it; the measurement gives the vector under {@link sampleName}. */
export type SampleLayout = Readonly<Record<SampledQuantity, readonly SampledLayer[]>>;

/** One for every weight layer; null: not measured. */
export type EpochHistograms = Readonly<Record<HistogramQuantity, readonly (Histogram | null)[]>>;

/** Of each layer at most so many values are taken. */
export const sampleSize = 1024;

export function sampleName(quantity: SampledQuantity): string {
  return `samples/${quantity}`;
}

type Measurement = Readonly<Record<string, Float32Array>>;

export function histogramsOf(
  layout: SampleLayout,
  measurement: Measurement,
  layers: number,
): EpochHistograms {
  const of = (quantity: HistogramQuantity) =>
    perLayer(layout, measurement, quantity, layers, histogramOf);
  return {
    activation: of('activation'),
    weight: of('weight'),
    'weight-gradient': of('weight-gradient'),
  };
}

/** The batch norm percentiles of an epoch. */
export function percentileSignals(
  layout: SampleLayout,
  measurement: Measurement,
  layers: number,
): EpochSignals {
  return {
    ...percentilesOf('batch-norm-input'),
    ...percentilesOf('batch-norm-output'),
  };

  function percentilesOf(quantity: 'batch-norm-input' | 'batch-norm-output'): EpochSignals {
    const sorted = perLayer(layout, measurement, quantity, layers, (values) => values.sort());
    const at = (percent: 15 | 50 | 85): readonly [SignalName, LayerValues] => [
      `${quantity}-${percent}`,
      sorted.map((values) => (values === null ? null : percentileAmong(values, percent))),
    ];
    return Object.fromEntries([at(15), at(50), at(85)]);
  }
}

/** Typed arrays sort NaN to their end: one that is not a number leaves no order. */
function percentileAmong(sorted: Float32Array, percent: number): number {
  return Number.isNaN(sorted.at(-1)) ? NaN : percentileOf(sorted, percent);
}

function perLayer<Result>(
  layout: SampleLayout,
  measurement: Measurement,
  quantity: SampledQuantity,
  layers: number,
  read: (values: Float32Array) => Result,
): readonly (Result | null)[] {
  const vector = measurement[sampleName(quantity)];
  const results = new Array<Result | null>(layers).fill(null);
  if (vector === undefined) return results;
  for (const { layer, start, stride, size } of layout[quantity]) {
    const values = new Float32Array(size);
    for (let place = 0; place < size; place += 1) {
      values[place] = vector[start + place * stride] ?? NaN;
    }
    results[layer] = read(values);
  }
  return results;
}
