import * as fc from 'fast-check';
import { basename, win32 } from 'node:path';
import { describe, expect, it } from 'vitest';
import { safeFileName } from './safe-file-name';

describe('safeFileName', () => {
  it.each([
    ['Ten sigmoid layers.json', 'Ten sigmoid layers.json'],
    ['loss: a/b?.png', 'loss- a-b-.png'],
    ['../../etc/passwd', '-..-etc-passwd'],
    ['.hidden', 'hidden'],
    ['', 'untitled'],
    [' ... ', 'untitled'],
    ['Schichten für Ä.json', 'Schichten für Ä.json'],
  ])('makes %j into %j', (text, expected) => {
    expect(safeFileName(text)).toBe(expected);
  });

  it('keeps the extension of an overlong name', () => {
    const name = safeFileName(`${'x'.repeat(500)}.json`);
    expect(name).toHaveLength(120);
    expect(name).toMatch(/\.json$/);
  });

  it('never makes a path, a hidden file or nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const name = safeFileName(text);
        expect(name).not.toBe('');
        expect(basename(name)).toBe(name);
        expect(win32.basename(name)).toBe(name);
        expect(name.startsWith('.')).toBe(false);
      }),
    );
  });
});
