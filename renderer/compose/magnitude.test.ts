import { describe, expect, it } from 'vitest';
import { briefMagnitude, meterShare, underflows } from './magnitude';

describe('briefMagnitude', () => {
  it.each([
    [0.51, '0.5'],
    [0.0213, '0.02'],
    [0.0096, '0.01'],
    [0.0094, '10⁻²'],
    [12.4, '12'],
    [3.2e-8, '10⁻⁷'],
    [3.1e-8, '10⁻⁸'],
    [-3.1e-8, '10⁻⁸'],
    [4.2e12, '10¹³'],
    [0, '0'],
    [NaN, 'NaN'],
    [-Infinity, '∞'],
  ])('writes %d as %s', (value, words) => {
    expect(briefMagnitude(value)).toBe(words);
  });
});

describe('meterShare', () => {
  it.each([
    [1, 1],
    [50, 1],
    [1e-5, 0.5],
    [1e-10, 0],
    [1e-14, 0],
    [0, 0],
    [NaN, 0],
  ])('fills for %d the share %d of the meter', (value, share) => {
    expect(meterShare(value)).toBeCloseTo(share, 9);
  });

  it('marks what lies below its scale', () => {
    expect([0, 9e-11, 1e-10, 1].map(underflows)).toEqual([true, true, false, false]);
  });
});
