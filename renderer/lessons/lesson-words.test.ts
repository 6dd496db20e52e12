import { expect, it } from 'vitest';
import { allowedWords, checkNumber, outcomeWords } from './lesson-words';

it.each([
  [0.33333, '0.333'],
  [1, '1'],
  [-0.5, '−0.5'],
  [0, '0'],
  [1e-6, '1.0·10⁻⁶'],
  [NaN, 'NaN'],
])('writes %d as %s', (value, words) => {
  expect(checkNumber(value)).toBe(words);
});

it('says from where to where', () => {
  expect(allowedWords({ least: 0.3, most: 0.36667 })).toBe('0.3 to 0.367');
});

const check = {
  quantity: '',
  expected: 1,
  tolerance: 0,
  least: 1,
  most: 1,
  measured: 1,
  held: true,
};

it.each([
  [[true], 'The expectation held'],
  [[false], 'The expectation did not hold'],
  [[true, true], 'Both expectations held'],
  [[true, true, true], 'All 3 expectations held'],
  [[true, false, true], '2 of 3 expectations held'],
])('sums %j up as "%s"', (helds, words) => {
  const checks = helds.map((held) => ({ ...check, held }));
  expect(outcomeWords({ held: !helds.includes(false), checks })).toBe(words);
});
