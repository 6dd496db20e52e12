import { expect, it } from 'vitest';
import { median } from './median';

it.each([
  [[3], 3],
  [[5, 1, 4], 4],
  [[4, 1, 3, 2], 2.5],
  [[10, 9, 2], 9],
  [[], NaN],
])('the median of %j is %d', (values, middle) => {
  expect(median(values)).toBe(middle);
});
