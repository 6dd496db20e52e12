import { mkdtemp, mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { bundledFolder } from './bundled-folder';

let root = '';
afterEach(() => rm(root, { recursive: true, force: true }));

describe('bundledFolder', () => {
  it('is found from the sources', () => {
    expect(bundledFolder()).toBe(join(__dirname, 'bundled'));
  });

  it('is found from bundles in out/main of an installation', async () => {
    root = await mkdtemp(join(tmpdir(), 'installed-'));
    const bundled = join(root, 'electron', 'datasets', 'bundled');
    await mkdir(bundled, { recursive: true });
    expect(bundledFolder(join(root, 'out', 'main', 'parts'))).toBe(bundled);
  });

  it('is missed loudly', async () => {
    root = await mkdtemp(join(tmpdir(), 'empty-'));
    expect(() => bundledFolder(root)).toThrow('electron/datasets/bundled');
  });
});
