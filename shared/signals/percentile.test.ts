import { expect, it } from 'vitest';
import { percentileOf } from './percentile';

// numpy.percentile([1, 2, 4, 8], p)
it.each([
  [0, 1],
  [15, 1.45],
  [50, 3],
  [85, 6.2],
  [100, 8],
])('the %i th percentile of 1, 2, 4, 8 is %d', (percent, expected) => {
  expect(percentileOf([1, 2, 4, 8], percent)).toBeCloseTo(expected, 12);
});

it.each<[string, readonly number[], number]>([
  ['one value is every percentile', [7], 7],
  ['of no value there is none', [], NaN],
  ['between two infinite ones lies one', [-1, Infinity, Infinity], Infinity],
])('%s', (_, sorted, expected) => {
  expect(percentileOf(sorted, 85)).toBe(expected);
});
