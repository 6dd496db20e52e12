import { describe, expect, it } from 'vitest';
import { fileProblem } from './file-problems';

function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: something, open '/home/ada/deep.json'`), { code });
}

describe('fileProblem', () => {
  it.each([
    ['ENOENT', 'file-not-found', /"deep\.json" is not there/],
    ['EACCES', 'file-no-permission', /"deep\.json" cannot be read: you have no permission/],
    ['EPERM', 'file-no-permission', /no permission/],
    ['EISDIR', 'file-is-a-folder', /it is a folder/],
  ])('says in words what %s means when reading', (code, expected, words) => {
    const problem = fileProblem(systemError(code), '/home/ada/deep.json', 'read');
    expect(problem.code).toBe(expected);
    expect(problem.message).toMatch(words);
    expect(problem.place).toEqual({ kind: 'file', file: '/home/ada/deep.json' });
  });

  it.each([
    ['ENOSPC', 'file-disk-full'],
    ['EDQUOT', 'file-disk-full'],
    ['EROFS', 'file-read-only-disk'],
    ['ENAMETOOLONG', 'file-name-too-long'],
    ['ENOENT', 'file-not-found'],
  ])('says in words what %s means when writing', (code, expected) => {
    expect(fileProblem(systemError(code), '/x/deep.json', 'written').code).toBe(expected);
  });

  it('names a code that it has no words for', () => {
    expect(fileProblem(systemError('EIO'), '/x/deep.json', 'written').message).toContain('EIO');
  });

  it('passes a bug on', () => {
    const bug = new TypeError('undefined is not a function');
    expect(() => fileProblem(bug, '/x/deep.json', 'read')).toThrow(bug);
  });
});
