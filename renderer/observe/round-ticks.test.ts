import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roundTicks, roundUp } from './round-ticks';

describe('roundTicks', () => {
  it.each([
    { low: 0, high: 0.8, most: 4, step: 0.2, values: [0, 0.2, 0.4, 0.6, 0.8] },
    { low: 0, high: 40, most: 5, step: 10, values: [0, 10, 20, 30, 40] },
    { low: 0, high: 100, most: 5, step: 20, values: [0, 20, 40, 60, 80, 100] },
    { low: -0.2, high: 0.2, most: 4, step: 0.1, values: [-0.2, -0.1, 0, 0.1, 0.2] },
    { low: 13, high: 37, most: 5, step: 5, values: [15, 20, 25, 30, 35] },
  ])('from $low to $high in at most $most steps', ({ low, high, most, step, values }) => {
    const ticks = roundTicks(low, high, most);
    expect(ticks.step).toBeCloseTo(step, 12);
    expect(ticks.values).toHaveLength(values.length);
    ticks.values.forEach((value, index) => expect(value).toBeCloseTo(values[index] ?? NaN, 12));
  });

  it('never divides an epoch', () => {
    expect(roundTicks(0, 3, 8, 1).values).toEqual([0, 1, 2, 3]);
  });

  it('stay within the axis and within the room for any axis', () => {
    const size = fc.double({ min: 1e-6, max: 1e6, noNaN: true });
    const start = fc.double({ min: -1e3, max: 1e3, noNaN: true });
    fc.assert(
      fc.property(start, size, fc.integer({ min: 2, max: 12 }), (low, length, most) => {
        const high = low + length;
        const { step, values } = roundTicks(low, high, most);
        expect(values.length).toBeLessThanOrEqual(most + 1);
        const slack = step * 1e-6;
        for (const value of values) {
          expect(value).toBeGreaterThanOrEqual(low - slack);
          expect(value).toBeLessThanOrEqual(high + slack);
        }
      }),
    );
  });
});

describe('roundUp', () => {
  it.each([
    [0.72, 4, 0.8],
    [2.0, 4, 2],
    [1.9, 4, 2],
    [0.31, 4, 0.4],
    [1, 4, 1],
  ])('%f in at most %i steps ends at %f', (value, most, end) => {
    expect(roundUp(value, most)).toBeCloseTo(end, 12);
  });
});
