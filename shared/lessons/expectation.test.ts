import { expect, it } from 'vitest';
import { holds, near, toleranceOf, upTo, within } from './expectation';

it.each([
  ['within a share', within(0.1, 'q', 2), [1.8, 2.2], [1.79, 2.21, NaN, Infinity]],
  ['near a number', near(0.5, 'q', -1), [-1.5, -0.5], [-1.51, -0.49]],
  ['up to a bound', upTo(4, 0.25, 'q'), [3, 4], [2.99, 4.01]],
] as const)('holds %s and nowhere else', (_, expectation, inside, outside) => {
  expect(inside.map((measured) => holds(expectation, measured))).toEqual(inside.map(() => true));
  expect(outside.map((measured) => holds(expectation, measured))).toEqual(outside.map(() => false));
});

it('gives the wider side as the tolerance', () => {
  expect(toleranceOf(upTo(4, 0.25, 'q'))).toBe(1);
});
