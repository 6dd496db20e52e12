import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RecentFiles } from './recent-files';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gradient-lab-recent-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function recalled(): Promise<readonly string[]> {
  const recent = new RecentFiles(folder);
  await recent.recall();
  return recent.files;
}

describe('RecentFiles', () => {
  it('knows none at first', async () => {
    expect(await recalled()).toEqual([]);
  });

  it('remembers the newest first, each once', async () => {
    const recent = new RecentFiles(folder);
    for (const file of ['/a.json', '/b.json', '/a.json']) await recent.add(file);
    expect(await recalled()).toEqual(['/a.json', '/b.json']);
  });

  it('keeps ten', async () => {
    const recent = new RecentFiles(folder);
    for (let index = 1; index <= 12; index += 1) await recent.add(`/${index}.json`);
    expect(await recalled()).toHaveLength(10);
    expect((await recalled())[0]).toBe('/12.json');
  });

  it('forgets what is gone', async () => {
    const recent = new RecentFiles(folder);
    await recent.add('/a.json');
    await recent.forget('/a.json');
    expect(await recalled()).toEqual([]);
  });

  it('tells of every change', async () => {
    const told: (readonly string[])[] = [];
    const recent = new RecentFiles(folder, (files) => told.push(files));
    await recent.add('/a.json');
    await recent.add('/b.json');
    expect(told).toEqual([['/a.json'], ['/b.json', '/a.json']]);
  });

  it('passes over a damaged list', async () => {
    await writeFile(join(folder, 'recent.json'), '{"not": "a list"}');
    expect(await recalled()).toEqual([]);
  });
});
