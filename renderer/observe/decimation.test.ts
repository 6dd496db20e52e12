import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimate } from './decimation';

describe('decimate', () => {
  it('keeps every value of a short run', () => {
    expect(decimate([3, 1, 2], 0, 3)).toEqual([0, 1, 2]);
  });

  it('keeps only the asked range', () => {
    expect(decimate([3, 1, 2, 5], 1, 3)).toEqual([1, 2]);
    expect(decimate([], 0, 0)).toEqual([]);
  });

  const runs = fc.array(fc.oneof(fc.double({ min: -5, max: 5, noNaN: true }), fc.constant(NaN)), {
    minLength: 30,
    maxLength: 400,
  });

  it('never exceeds two a bucket beside both ends, and keeps order', () => {
    fc.assert(
      fc.property(runs, (values) => {
        const kept = decimate(values, 0, values.length, 10);
        expect(kept.length).toBeLessThanOrEqual(Math.max(20, 22));
        kept.forEach((index, rank) => expect(index).toBeGreaterThan(kept[rank - 1] ?? -1));
        expect(kept[0]).toBe(0);
        expect(kept[kept.length - 1]).toBe(values.length - 1);
      }),
    );
  });

  it('keeps the smallest and the largest value of the run', () => {
    fc.assert(
      fc.property(runs, (values) => {
        const present = values.filter((value) => !Number.isNaN(value));
        if (present.length === 0) return;
        const kept = decimate(values, 0, values.length, 10).map((index) => values[index]);
        expect(kept).toContain(Math.min(...present));
        expect(kept).toContain(Math.max(...present));
      }),
    );
  });

  it('keeps a gap that fills a bucket', () => {
    const values = Array.from({ length: 300 }, (_, i) => (i >= 100 && i < 200 ? NaN : i));
    const kept = decimate(values, 0, 300, 10);
    expect(kept.some((index) => Number.isNaN(values[index]))).toBe(true);
  });

  it('keeps a single spike and a single zero in 20,000 epochs', () => {
    const values = new Array<number>(20_000).fill(1);
    values[7_777] = 50;
    values[13_001] = 0;
    expect(decimate(values, 0, values.length)).toEqual(expect.arrayContaining([7_777, 13_001]));
  });
});
