import { describe, expect, it } from 'vitest';
import {
  factorWords,
  lossWords,
  magnitudeWords,
  shareWords,
  tickWords,
  weightWords,
} from './number-words';

describe('magnitudeWords', () => {
  it.each([
    [0, '0'],
    [1, '1.0'],
    [0.068, '0.068'],
    [0.0682, '0.068'],
    [0.0099, '9.9·10⁻³'],
    [0.00999, '0.010'],
    [12.4, '12'],
    [4.5e-9, '4.5·10⁻⁹'],
    [9.96e-5, '1.0·10⁻⁴'],
    [3.2e7, '3.2·10⁷'],
    [-0.25, '−0.25'],
    [-2.5e-6, '−2.5·10⁻⁶'],
    [NaN, 'NaN'],
    [Infinity, '∞'],
    [-Infinity, '−∞'],
  ])('writes %f as %s', (value, text) => {
    expect(magnitudeWords(value)).toBe(text);
  });
});

describe('lossWords', () => {
  it.each([
    [Math.LN2, '0.693'],
    [0, '0.000'],
    [0.0004, '4.0·10⁻⁴'],
    [2.3025, '2.303'],
    [1e30, '1.0·10³⁰'],
    [NaN, 'NaN'],
  ])('writes %f as %s', (value, text) => {
    expect(lossWords(value)).toBe(text);
  });
});

describe('shareWords', () => {
  it.each([
    [0.963, '96.3 %'],
    [0.5, '50 %'],
    [1, '100 %'],
    [0, '0 %'],
    [0.99999, '100 %'],
  ])('writes %f as %s', (share, text) => {
    expect(shareWords(share)).toBe(text);
  });
});

describe('factorWords', () => {
  it.each([
    [0.1234, '×0.12'],
    [1.26, '×1.26'],
    [14.2, '×14'],
    [0.0031, '×3.1·10⁻³'],
  ])('writes %f as %s', (factor, text) => {
    expect(factorWords(factor)).toBe(text);
  });
});

it('writes weights with three decimals and a true minus', () => {
  expect(weightWords(-0.1296)).toBe('−0.130');
});

describe('tickWords', () => {
  it.each([
    [0.6, 0.2, '0.6'],
    [2, 0.5, '2.0'],
    [40, 20, '40'],
    [-0.05, 0.05, '−0.05'],
    [0.3, 0.1, '0.3'],
    [0, 0.5, '0'],
  ])('labels %f on an axis with steps of %f as %s', (value, step, text) => {
    expect(tickWords(value, step)).toBe(text);
  });
});
