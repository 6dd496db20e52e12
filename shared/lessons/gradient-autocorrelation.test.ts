import { describe, expect, it } from 'vitest';
import { autocorrelation } from './gradient-autocorrelation';

describe('autocorrelation', () => {
  it.each([
    ['a long ramp', Array.from({ length: 1000 }, (_, index) => index), 1, 0.01],
    ['an alternating series', Array.from({ length: 1000 }, (_, index) => (-1) ** index), -1, 0.01],
    // Mean 0; products 1·0 + 0·-1 + -1·0 = 0 over 1 + 0 + 1 + 0.
    ['a quarter turn a step', [1, 0, -1, 0], 0, 1e-12],
  ] as const)('of %s is what it must be', (_, series, expected, tolerance) => {
    expect(Math.abs(autocorrelation(series, 1) - expected)).toBeLessThan(tolerance);
  });

  it('is 1 at lag 0', () => {
    expect(autocorrelation([3, 1, 4, 1, 5], 0)).toBe(1);
  });
});
