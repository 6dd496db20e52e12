import { signalValueKind } from './signal-value';

/** What has a histogram in every epoch, by weight layer. */
export type HistogramQuantity = 'activation' | 'weight' | 'weight-gradient';

/** How a layer's values are spread in one epoch. */
export interface Histogram {
  /** Borders of the bins: 32 of equal width from the least to the greatest finite value. Both null where none is finite. */
  readonly low: number | null;
  readonly high: number | null;
  /** Finite values in each bin; a value on a border lies in the upper one, the greatest in the last. All in the first bin where low is high. */
  readonly counts: readonly number[];
  /** Among the counted: exactly 0, and too small for a float32 to hold with all its digits. */
  readonly zeros: number;
  readonly underflows: number;
  /** Not counted: NaN and infinite. */
  readonly notFinite: number;
}

export const histogramBins = 32;

export function histogramOf(values: Float32Array): Histogram {
  const [low, high] = finiteRange(values);
  const counts = new Array<number>(histogramBins).fill(0);
  const binsPerUnit = low < high ? histogramBins / (high - low) : 0;
  let [zeros, underflows, notFinite] = [0, 0, 0];
  for (const value of values) {
    if (!Number.isFinite(value)) {
      notFinite += 1;
      continue;
    }
    const bin = Math.min(histogramBins - 1, Math.floor((value - low) * binsPerUnit));
    counts[bin] = (counts[bin] ?? 0) + 1;
    if (value === 0) zeros += 1;
    else if (signalValueKind(value) === 'underflow') underflows += 1;
  }
  const isEmpty = notFinite === values.length;
  return {
    low: isEmpty ? null : low,
    high: isEmpty ? null : high,
    counts,
    zeros,
    underflows,
    notFinite,
  };
}

function finiteRange(values: Float32Array): readonly [low: number, high: number] {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    if (value < low && value > -Infinity) low = value;
    if (value > high && value < Infinity) high = value;
  }
  return [low, high];
}
