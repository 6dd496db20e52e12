import { describe, expect, it } from 'vitest';
import { givenFile } from './given-file';

describe('givenFile', () => {
  it.each<[string, boolean, readonly string[], string | null]>([
    ['none in development', false, ['electron', '/lab'], null],
    ['none in a package', true, ['gradient-lab'], null],
    ['a file in development', false, ['electron', '/lab', '/x/deep.json'], '/x/deep.json'],
    ['a file in a package', true, ['gradient-lab', '/x/deep.json'], '/x/deep.json'],
    [
      'a file among switches',
      true,
      ['lab', '--no-sandbox', '/x/a.json', '--inspect=0'],
      '/x/a.json',
    ],
    ['a relative file', true, ['gradient-lab', 'deep.json'], '/home/ada/deep.json'],
    ['the first of two files', true, ['gradient-lab', 'a.json', 'b.json'], '/home/ada/a.json'],
  ])('finds %s', (_case, isPackaged, words, expected) => {
    expect(givenFile({ words, isPackaged, workingFolder: '/home/ada' })).toBe(expected);
  });
});
