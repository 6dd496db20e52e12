import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shuffledIndices } from './shuffle';
import { stream } from './stream';

describe('shuffledIndices', () => {
  it('holds every index once, and the same order for the same stream', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 500 }), fc.maxSafeNat(), (count, seed) => {
        const order = shuffledIndices(count, stream(seed, 'order/1'));
        expect([...order].sort((a, b) => a - b)).toEqual([...Array(count).keys()]);
        expect(shuffledIndices(count, stream(seed, 'order/1'))).toEqual(order);
      }),
    );
  });

  it('makes all 24 orders of four things equally often', () => {
    const count = 24_000;
    const numbers = stream(5, 'orders');
    const seen = new Map<string, number>();
    for (let index = 0; index < count; index += 1) {
      const order = shuffledIndices(4, numbers).join();
      seen.set(order, (seen.get(order) ?? 0) + 1);
    }
    expect(seen.size).toBe(24);
    const chiSquare = [...seen.values()].reduce(
      (sum, times) => sum + (times - 1000) ** 2 / 1000,
      0,
    );
    // The 99.99 % quantile of chi-square with 23 degrees of freedom.
    expect(chiSquare).toBeLessThan(57.0);
  });
});
