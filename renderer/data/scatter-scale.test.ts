import { describe, expect, it } from 'vitest';
import { scatterScale } from './scatter-scale';

describe('scatterScale', () => {
  it.each([
    [
      [-1.8, 0.3, 1.9],
      [-2, -1, 0, 1, 2],
    ],
    [
      [0, 0.42],
      [0, 0.1, 0.2, 0.3, 0.4, 0.5],
    ],
    [
      [3, 3, 3],
      [3, 4],
    ],
    [[], [0, 0.2, 0.4, 0.6, 0.8, 1]],
  ])('puts round ticks around %j', (values, ticks) => {
    expect(scatterScale(values).ticks).toEqual(ticks);
  });

  it('places values between the first and the last tick', () => {
    const scale = scatterScale([-2, 2]);
    expect([-2, 0, 2].map(scale.share)).toEqual([0, 0.5, 1]);
  });

  it('keeps every value inside the axis', () => {
    const values = [-0.013, 17.2, 4.4];
    const scale = scatterScale(values);
    for (const value of values) {
      expect(scale.share(value)).toBeGreaterThanOrEqual(0);
      expect(scale.share(value)).toBeLessThanOrEqual(1);
    }
  });
});
