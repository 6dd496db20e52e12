import { expect, it } from 'vitest';
import { signalValueKind, signalValueWords } from './signal-value';

it.each([
  [null, 'not-measured', 'not measured'],
  [undefined, 'not-measured', 'not measured'],
  [NaN, 'not-finite', 'not a number'],
  [-Infinity, 'not-finite', 'infinite'],
  [0, 'zero', '0'],
  [-0, 'zero', '0'],
  // The smallest float32 at all, and the smallest with all its digits.
  [2 ** -149, 'underflow', 'too small for a float32'],
  [2 ** -126, 'number', '1.2e-38'],
  [-0.00012, 'number', '-1.2e-4'],
  [3.14159, 'number', '3.14'],
  [250_000, 'number', '2.5e5'],
] as const)('%d is %s, in words "%s"', (value, kind, words) => {
  expect(signalValueKind(value)).toBe(kind);
  expect(signalValueWords(value)).toBe(words);
});
