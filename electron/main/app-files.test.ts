import * as fc from 'fast-check';
import { join, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { resolveAppFile } from './app-files';

const folder = join(sep, 'opt', 'lab', 'out', 'renderer');

describe('resolveAppFile', () => {
  it.each([
    ['lab://app/index.html', 'index.html', 'text/html; charset=utf-8'],
    [
      'lab://app/assets/main-Ab12.js',
      join('assets', 'main-Ab12.js'),
      'text/javascript; charset=utf-8',
    ],
    ['lab://app/assets/inter.woff2', join('assets', 'inter.woff2'), 'font/woff2'],
    ['lab://app/a%20b.css', 'a b.css', 'text/css; charset=utf-8'],
    ['lab://app/index.html?x=1#part', 'index.html', 'text/html; charset=utf-8'],
    ['lab://app/a/../index.html', 'index.html', 'text/html; charset=utf-8'],
    // Dots that would leave the folder end at its top, encoded or not, as for every standard scheme.
    ['lab://app/../../index.html', 'index.html', 'text/html; charset=utf-8'],
    ['lab://app/%2e%2e/index.html', 'index.html', 'text/html; charset=utf-8'],
  ])('finds %s', (url, path, contentType) => {
    expect(resolveAppFile(url, folder)).toEqual({ path: join(folder, path), contentType });
  });

  it.each([
    ['a foreign scheme', 'https://app/index.html'],
    ['a file', 'file:///etc/passwd.html'],
    ['a foreign host', 'lab://other/index.html'],
    ['a host that begins like ours', 'lab://app.example/index.html'],
    ['a user that looks like our host', 'lab://app@example/index.html'],
    ['a port', 'lab://app:8080/index.html'],
    ['no address at all', 'index.html'],
    ['a kind of file that the window has none of', 'lab://app/main.js.map'],
    ['no extension', 'lab://app/secret'],
    ['the folder itself', 'lab://app/'],
    ['encoded slashes', 'lab://app/..%2fmain%2fmain.js'],
    ['encoded backslashes', 'lab://app/..%5cmain%5cmain.js'],
    ['a folder with our name as prefix', 'lab://app/..%2frenderer-secrets%2fx.js'],
    ['a zero byte', 'lab://app/index.html%00.js'],
    ['a drive letter', 'lab://app/C:%5cx.js'],
    ['a malformed escape', 'lab://app/%E0%A4%A.js'],
  ])('refuses %s', (_case, url) => {
    expect(resolveAppFile(url, folder)).toBeNull();
  });

  it('never leaves the folder, whatever the path is made of', () => {
    const piece = fc.constantFrom(
      '..',
      '.',
      '%2e',
      '%2E%2e',
      '%252e',
      '/',
      '//',
      '%2f',
      '%5c',
      '\\',
      '%00',
      'a',
      '.js',
      ':',
      '~',
      '?',
      '#',
      '@',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const file = resolveAppFile(`lab://app/${pieces.join('')}x.js`, folder);
        if (file !== null) expect(file.path.startsWith(folder + sep)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('survives any text as address', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const file = resolveAppFile(`lab://app/${text}`, folder);
        if (file !== null) expect(file.path.startsWith(folder + sep)).toBe(true);
        resolveAppFile(text, folder);
      }),
    );
  });
});
