import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { histogramBins, histogramOf } from './histogram';

const of = (...values: readonly number[]) => histogramOf(Float32Array.from(values));
const filled = (counts: readonly number[]): readonly (readonly [number, number])[] =>
  counts.flatMap((count, bin): (readonly [number, number])[] => (count > 0 ? [[bin, count]] : []));

describe('a histogram', () => {
  it('has 32 bins of equal width from the least to the greatest value', () => {
    // Width 1: 0 and 0.5 lie in the first bin, 31 and the greatest, 32, in the last, a border in the upper bin.
    const { low, high, counts } = of(0, 0.5, 7, 31, 32);
    expect([low, high, counts.length]).toEqual([0, 32, histogramBins]);
    expect(filled(counts)).toEqual([
      [0, 2],
      [7, 1],
      [31, 2],
    ]);
  });

  it('has one bin where all values are one', () => {
    const { low, high, counts } = of(3, 3, 3);
    expect([low, high]).toEqual([3, 3]);
    expect(filled(counts)).toEqual([[0, 3]]);
  });

  it('tells zeros, underflows, values that are not finite, and nothing at all apart', () => {
    const histogram = of(0, 0, 2 ** -149, 1, NaN, Infinity, -Infinity, NaN);
    expect(histogram).toMatchObject({ low: 0, high: 1, zeros: 2, underflows: 1, notFinite: 4 });
    expect(filled(histogram.counts)).toEqual([
      [0, 3],
      [31, 1],
    ]);
    expect(of(NaN)).toMatchObject({ low: null, high: null, zeros: 0, underflows: 0, notFinite: 1 });
  });

  it('counts every value once, also over the whole range of float32', () => {
    fc.assert(
      fc.property(fc.array(fc.float({ noNaN: false }), { minLength: 1 }), (values) => {
        const { counts, notFinite } = histogramOf(Float32Array.from(values));
        expect(counts).toHaveLength(histogramBins);
        expect(counts.reduce((sum, count) => sum + count, notFinite)).toBe(values.length);
      }),
    );
  });
});
