import { describe, expect, it } from 'vitest';
import { numberProblem, stepped } from './number-entry';
import type { NumberRule } from './number-entry';

describe('numberProblem', () => {
  const units: NumberRule = { whole: true, least: 1, most: 4096 };

  it.each([
    ['32', units, null],
    [' 32 ', units, null],
    ['1e2', units, null],
    ['', units, 'Type a number, such as 32 or 0.01.'],
    ['many', units, 'Type a number, such as 32 or 0.01.'],
    ['Infinity', units, 'Type a number, such as 32 or 0.01.'],
    ['2.5', units, 'Type a whole number.'],
    ['0', units, 'Type a number from 1 to 4096.'],
    ['-1', { least: 0 }, 'Type a number of at least 0.'],
    ['2', { most: 1 }, 'Type a number of at most 1.'],
  ] as const)('says of "%s" what is wrong with it', (text, rule, words) => {
    expect(numberProblem(text, rule)).toBe(words);
  });
});

describe('stepped', () => {
  it.each([
    [32, 1, { whole: true }, 33],
    [1, -1, { whole: true, least: 1 }, 1],
    [0.1, 1, {}, 0.2],
    [0.1, -1, {}, 0.09],
    [0.09, 1, {}, 0.1],
    [0.2, 1, {}, 0.3],
    [1, -1, {}, 0.9],
    [0.9, 1, { most: 0.9 }, 0.9],
    [0, 1, {}, 0.1],
    [-0.1, 1, {}, -0.09],
    [32, 1, { step: 32 }, 64],
  ] as const)('takes %d by %d to the next round number', (value, direction, rule, next) => {
    expect(stepped(value, direction, rule)).toBe(next);
  });
});
