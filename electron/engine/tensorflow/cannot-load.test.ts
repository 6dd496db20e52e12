import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { reasonNotToLoad, thisProcessor } from './cannot-load';

const sound = { platform: 'linux', architecture: 'x64', instructions: new Set(['sse2', 'avx']) };

it.each([
  [sound, null],
  [{ ...sound, instructions: null }, null],
  [{ ...sound, instructions: new Set(['sse2', 'avx512f']) }, 'AVX'],
  [{ ...sound, platform: 'darwin', architecture: 'arm64' }, 'darwin on arm64'],
  [{ ...sound, architecture: 'arm64' }, 'linux on arm64'],
  [{ ...sound, platform: 'win32' }, 'win32 on x64'],
] as const)('TensorFlow on %j: %s', (processor, reason) => {
  const found = reasonNotToLoad(processor);
  if (reason === null) expect(found).toBe(null);
  else expect(found).toContain(reason);
});

it('instructions are read as Linux tells them', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gradient-lab-test-'));
  const file = join(folder, 'cpuinfo');
  writeFileSync(file, 'processor\t: 0\nflags\t\t: fpu sse4_2 avx2\nbugs\t\t: none\n');
  expect(thisProcessor(file).instructions).toEqual(new Set(['fpu', 'sse4_2', 'avx2']));
  expect(thisProcessor(join(folder, 'none')).instructions).toBe(null);
  rmSync(folder, { recursive: true });
});
