import { expect, it } from 'vitest';
import { engineCount } from './engine-count';

const gigabyte = 1e9;

it.each([
  ['one a core', 16, { cores: 4, freeBytes: 32 * gigabyte }, 4],
  ['no more than there are runs', 3, { cores: 8, freeBytes: 32 * gigabyte }, 3],
  ['fewer where memory is short', 16, { cores: 8, freeBytes: 2.4 * gigabyte }, 3],
  ['one at least', 16, { cores: 8, freeBytes: 0.1 * gigabyte }, 1],
])('%s', (_, runs, machine, expected) => {
  expect(engineCount(runs, machine)).toBe(expected);
});
