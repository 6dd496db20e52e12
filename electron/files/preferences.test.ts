import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultPreferences } from '../../shared/messages/preferences';
import type { Preferences } from '../../shared/messages/preferences';
import { PreferencesFile } from './preferences';

const chosen: Preferences = {
  ...defaultPreferences,
  theme: 'dark',
  epochsPerSecond: 5,
  device: 'cpu',
  panes: { verdict: 360 },
};

let folder: string;
let preferences: PreferencesFile;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gradient-lab-preferences-'));
  preferences = new PreferencesFile(folder, () => new Date('2026-03-04T05:06:07.890Z'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

describe('PreferencesFile', () => {
  it('gives the defaults where there is no file yet', async () => {
    expect(await preferences.read()).toEqual(defaultPreferences);
  });

  it('makes its folder and reads what it wrote', async () => {
    const deeper = new PreferencesFile(join(folder, 'not', 'yet', 'there'));
    await deeper.write(chosen);
    expect(await deeper.read()).toEqual(chosen);
  });

  it('keeps the last of several writes at once', async () => {
    const writes = [1, 2, 3, 4].map((pace) =>
      preferences.write({ ...chosen, epochsPerSecond: pace }),
    );
    await Promise.all(writes);
    expect((await preferences.read()).epochsPerSecond).toBe(4);
  });

  it.each([
    ['no JSON', '{"theme": "da'],
    ['another type', '[1, 2, 3]'],
    ['an impossible value', '{"theme": "purple"}'],
    ['nothing at all', ''],
  ])('sets a file with %s aside and gives the defaults', async (_case, content) => {
    await writeFile(join(folder, 'preferences.json'), content);
    expect(await preferences.read()).toEqual(defaultPreferences);
    expect(await readdir(folder)).toEqual(['preferences-damaged-2026-03-04T05-06-07.json']);
    const [kept] = await readdir(folder);
    expect(await readFile(join(folder, String(kept)), 'utf8')).toBe(content);
  });

  it('sets aside twice in one second without losing the first', async () => {
    for (const content of ['first', 'second']) {
      await writeFile(join(folder, 'preferences.json'), content);
      await preferences.read();
    }
    expect(await readdir(folder)).toEqual([
      'preferences-damaged-2026-03-04T05-06-07-2.json',
      'preferences-damaged-2026-03-04T05-06-07.json',
    ]);
  });

  it('fills what an older version did not write and drops what a newer one added', async () => {
    await writeFile(join(folder, 'preferences.json'), '{"theme": "light", "sound": true}');
    expect(await preferences.read()).toEqual({ ...defaultPreferences, theme: 'light' });
  });

  it('gives the defaults where the file cannot be read', async () => {
    const unreadable = new PreferencesFile(join(folder, 'file'));
    await writeFile(join(folder, 'file'), 'in the place of the folder');
    expect(await unreadable.read()).toEqual(defaultPreferences);
  });
});
