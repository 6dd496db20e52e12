import { execFileSync } from 'node:child_process';
import {
  mkdir,
  mkdtemp,
  readFile,
  readdir,
  rm,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startingExample } from '../../shared/experiment/starting-example';
import { hostileName, hostileValue, valuesOf } from '../../shared/experiment/testing/hostile-json';
import { defaultPreferences } from '../../shared/messages/preferences';
import { Autosave } from './autosave';
import { readExperimentFile } from './experiment-files';
import { PreferencesFile } from './preferences';
import { RecentFiles } from './recent-files';

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gradient-lab-hostile-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

/** Everything that the lab reads of its own accord when it starts. */
async function start() {
  const recent = new RecentFiles(folder);
  await recent.recall();
  return {
    restored: await new Autosave(folder).restore(),
    preferences: await new PreferencesFile(folder).read(),
    recent: recent.files,
  };
}

/** What its files are as it writes them. */
async function written(): Promise<ReadonlyMap<string, string>> {
  await new Autosave(folder).write({ experiment: startingExample, file: '/a.json', unsaved: true });
  await new PreferencesFile(folder).write({ ...defaultPreferences, panes: { verdict: 360 } });
  await new RecentFiles(folder).add('/a.json');
  const texts = new Map<string, string>();
  for (const name of await readdir(folder)) {
    texts.set(name, await readFile(join(folder, name), 'utf8'));
  }
  return texts;
}

/** The names of the files of which one holds what was put into the folder. */
async function holding(content: string): Promise<readonly string[]> {
  const names = await readdir(folder);
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  return names.filter((_name, index) => texts[index] === content);
}

describe('the data folder, whatever another program did to it,', () => {
  const names = ['autosave.json', 'preferences.json', 'recent.json'];
  const hostileText = fc.oneof(
    fc.record({ at: fc.nat(), value: hostileValue, name: fc.constant(null) }),
    fc.record({ at: fc.nat(), value: hostileValue, name: hostileName }),
  );

  it('with any value or field anywhere is read or set aside, and nothing of it is lost', async () => {
    const texts = await written();
    const hostileFile = fc.tuple(fc.constantFrom(...names), hostileText);
    const property = fc.asyncProperty(hostileFile, async ([name, change]) => {
      await rm(folder, { recursive: true });
      await mkdir(folder);
      for (const [other, text] of texts) await writeFile(join(folder, other), text);
      const hostile = changed(texts.get(name) ?? '', change);
      await writeFile(join(folder, name), hostile);
      const { restored, preferences } = await start();
      expect(await holding(hostile)).not.toEqual([]);
      expect(restored.work !== null || restored.notice !== null).toBe(true);
      expect(Object.keys(preferences).sort()).toEqual(Object.keys(defaultPreferences).sort());
      expect({}).not.toHaveProperty('polluted');
    });
    await fc.assert(property, { numRuns: 150 });
  });

  it.each(names)('with %s of a million levels is read or set aside', async (name) => {
    const network = `${'['.repeat(1e6)}${']'.repeat(1e6)}`;
    const experiment = `{"format": "gradient-lab/experiment", "version": 1, "network": ${network}}`;
    const head = '"format": "gradient-lab/autosave", "version": 1, "file": null, "unsaved": true';
    await writeFile(join(folder, name), `{${head}, "experiment": ${experiment}}`);
    await start();
    expect(await readdir(folder)).toHaveLength(1);
  });

  it.each<[string, (file: string) => unknown]>([
    ['an endless device', (file) => symlink('/dev/zero', file)],
    ['a pipe that nobody writes to', (file) => execFileSync('mkfifo', [file])],
    [
      'three gigabytes of zeros',
      async (file) => {
        await writeFile(file, '');
        await truncate(file, 3e9);
      },
    ],
    ['a folder', (file) => mkdir(file)],
    ['a link to itself', (file) => symlink(file, file)],
  ])('with %s for each file starts all the same', async (_case, put) => {
    for (const name of names) await put(join(folder, name));
    const { restored, preferences, recent } = await start();
    expect(restored.work).toBe(null);
    expect(restored.notice?.message).toMatch(/damaged|cannot be read/);
    expect(preferences).toEqual(defaultPreferences);
    expect(recent).toEqual([]);
  });
});

describe('an experiment file that is', () => {
  it.each<[string, (file: string) => unknown, string]>([
    ['an endless device', (file) => symlink('/dev/zero', file), 'file-is-no-file'],
    ['a pipe', (file) => execFileSync('mkfifo', [file]), 'file-is-no-file'],
  ])('%s is refused at once', async (_case, put, code) => {
    const file = join(folder, 'experiment.json');
    await put(file);
    const read = await readExperimentFile(file);
    expect(read.ok ? '' : read.problems[0].code).toBe(code);
  });
});

/** The text with a value in place of one of its own, or (with a name) as a field more in one of its objects. */
function changed(
  text: string,
  {
    at,
    value,
    name,
  }: { readonly at: number; readonly value: string; readonly name: string | null },
): string {
  if (name === null) {
    const places = valuesOf(text);
    const [from, to] = places[at % places.length] ?? [0, 0];
    return text.slice(0, from) + value + text.slice(to);
  }
  const objects = [...text.matchAll(/\{/gu)].map(({ index }) => index + 1);
  const place = objects[at % objects.length] ?? 0;
  return `${text.slice(0, place)}${JSON.stringify(name)}: ${value}, ${text.slice(place)}`;
}
