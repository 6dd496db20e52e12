import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { currentSurroundings } from '../../setup/surroundings.mjs';
import { libraryFolder } from '../../setup/tensorflow-library.mjs';
import { noticesOfPackages, writeNotices } from './notices.mjs';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gradient-lab-notices-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

function put(file: string, content: string): void {
  mkdirSync(join(folder, file, '..'), { recursive: true });
  writeFileSync(join(folder, file), content);
}

it('every part of a package is named with its terms, once', () => {
  const one = { name: 'one', version: '1.0.0', identifier: 'MIT', text: 'Terms of one.' };
  put('out/main/licenses.json', JSON.stringify([one]));
  put('out/preload/licenses.json', '[]');
  put('out/renderer/licenses.json', JSON.stringify([one, { name: 'two', version: '2.0.0' }]));
  put('electron/datasets/bundled/README.md', 'Terms of the data.');
  put('electron-folder/LICENSE.electron.txt', 'Terms of Electron.');
  const cache = join(folder, 'cache');
  const library = libraryFolder(cache);
  put(join(library.slice(folder.length), 'tensorflow/include/LICENSE'), 'Terms of TensorFlow.');
  const surroundings = { ...currentSurroundings(), repository: resolve(folder), cache };
  const file = join(folder, 'notices.txt');
  writeNotices(file, noticesOfPackages(surroundings, join(folder, 'electron-folder/electron')));

  const text = readFileSync(file, 'utf8');
  for (const terms of ['one', 'Electron', 'TensorFlow', 'the data']) {
    expect(text.split(`Terms of ${terms}.`)).toHaveLength(2);
  }
  expect(text).toContain('two 2.0.0 (npm)');
  // Of TensorFlow's own list, the first and the last.
  expect(text).toContain('== Astunparse');
  expect(text.length).toBeGreaterThan(400_000);
});
