import { describe, expect, it } from 'vitest';
import { decadeTicks, powerOfTen, superscript } from './powers-of-ten';

describe('superscript', () => {
  it.each([
    [0, '⁰'],
    [7, '⁷'],
    [-12, '⁻¹²'],
    [305, '³⁰⁵'],
  ])('writes %i as %s', (exponent, text) => {
    expect(superscript(exponent)).toBe(text);
  });
});

describe('powerOfTen', () => {
  it.each([
    [0, '1'],
    [1, '10'],
    [2, '10²'],
    [-10, '10⁻¹⁰'],
  ])('labels the decade %i as %s', (exponent, text) => {
    expect(powerOfTen(exponent)).toBe(text);
  });
});

describe('decadeTicks', () => {
  it.each([
    { low: -4, high: 0, most: 6, ticks: [-4, -3, -2, -1, 0] },
    { low: -10, high: 0, most: 6, ticks: [-10, -8, -6, -4, -2, 0] },
    { low: -11.3, high: 0.4, most: 6, ticks: [-10, -8, -6, -4, -2, 0] },
    { low: -38, high: 2, most: 6, ticks: [-30, -20, -10, 0] },
    { low: -0.4, high: -0.2, most: 6, ticks: [] },
  ])('from $low to $high gives at most $most', ({ low, high, most, ticks }) => {
    expect(decadeTicks(low, high, most)).toEqual(ticks);
  });

  it('keeps the labelled decades when the axis grows downwards', () => {
    const before = decadeTicks(-9, 0, 6);
    const after = decadeTicks(-11, 0, 6);
    expect(after).toEqual(expect.arrayContaining([...before]));
  });
});
