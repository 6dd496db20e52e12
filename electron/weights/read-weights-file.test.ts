import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readWeightsFile } from './read-weights-file';
import { writeSafetensors } from './safetensors';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gradient-lab-weights-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('what was written is read', async () => {
  const file = join(folder, 'weights.safetensors');
  const tensors = [{ name: 'a', shape: [2], values: Float32Array.of(1, -2) }];
  writeFileSync(file, writeSafetensors({ tensors, metadata: {} }));
  expect(await readWeightsFile(file)).toEqual({ ok: true, value: { tensors, metadata: {} } });
});

it.each<[string, (file: string) => void, string]>([
  ['an endless device', (file) => symlinkSync('/dev/zero', file), 'weights-damaged'],
  ['a pipe', (file) => void execFileSync('mkfifo', [file]), 'weights-damaged'],
  ['a folder', (file) => mkdirSync(file), 'file-is-a-folder'],
  ['nothing', () => undefined, 'file-not-found'],
  [
    'three gigabytes',
    (file) => {
      writeFileSync(file, '');
      truncateSync(file, 3e9);
    },
    'weights-damaged',
  ],
])('%s in its place is refused at once', async (_case, put, code) => {
  const file = join(folder, 'weights.safetensors');
  put(file);
  const read = await readWeightsFile(file);
  expect(read.ok ? '' : read.problems[0].code).toBe(code);
});
