import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Experiment } from '../../shared/experiment/experiment';
import { readExperiment } from '../../shared/experiment/read-experiment';
import { fail, succeed } from '../../shared/problems/problem';
import type { Problem } from '../../shared/problems/problem';
import { restoreWork, restoreWorkOrGiven } from './restore-work';

const damaged: Problem = { code: 'autosave-damaged', message: 'It was damaged.' };
const file = '/home/ada/deep.json';

let example: Experiment;
let autosaved: Experiment;
let onDisk: Experiment;

beforeAll(async () => {
  const path = join(__dirname, '../../shared/experiment/examples/ten-sigmoid-layers.json');
  const read = readExperiment(await readFile(path, 'utf8'));
  if (!read.ok) throw new Error(read.problems[0].message);
  example = read.value;
  autosaved = { ...example, name: 'autosaved' };
  onDisk = { ...example, name: 'on disk' };
});

const readable = async () => succeed(onDisk);
const gone = async () => fail({ code: 'file-not-found', message: '"deep.json" is not there.' });
const untouched = async () => {
  throw new Error('The file is not to be read.');
};

describe('restoreWork', () => {
  it('shows the starting example where there is no work', async () => {
    expect(await restoreWork({ work: null, notice: null }, example, untouched)).toEqual({
      experiment: example,
      file: null,
      unsaved: false,
      notice: null,
    });
  });

  it('shows the starting example and tells why where the work was damaged', async () => {
    const restored = await restoreWork({ work: null, notice: damaged }, example, untouched);
    expect(restored).toMatchObject({ experiment: example, notice: damaged });
  });

  it.each([[file], [null]])('prefers unsaved work to its file %s', async (own) => {
    const work = { experiment: autosaved, file: own, unsaved: true };
    expect(await restoreWork({ work, notice: null }, example, untouched)).toEqual({
      ...work,
      notice: null,
    });
  });

  it('reads saved work from its file, which may have changed', async () => {
    const work = { experiment: autosaved, file, unsaved: false };
    expect(await restoreWork({ work, notice: null }, example, readable)).toEqual({
      experiment: onDisk,
      file,
      unsaved: false,
      notice: null,
    });
  });

  it('keeps work that never had a file', async () => {
    const work = { experiment: autosaved, file: null, unsaved: false };
    const restored = await restoreWork({ work, notice: null }, example, untouched);
    expect(restored).toMatchObject({ experiment: autosaved, unsaved: false });
  });

  it('shows the autosaved state as unsaved where the file is gone, and tells so', async () => {
    const work = { experiment: autosaved, file, unsaved: false };
    const restored = await restoreWork({ work, notice: null }, example, gone);
    expect(restored).toMatchObject({ experiment: autosaved, file, unsaved: true });
    expect(restored.notice?.message).toContain('"deep.json" is not there.');
  });
});

describe('restoreWorkOrGiven', () => {
  const given = '/home/ada/given.json';

  it('restores where no file is given', async () => {
    const work = { experiment: autosaved, file: null, unsaved: true };
    const restored = await restoreWorkOrGiven(null, { work, notice: null }, example, untouched);
    expect(restored).toMatchObject({ experiment: autosaved, notice: null });
  });

  it.each([[null], [{ file, unsaved: false }]])('opens the file in place of %j', async (saved) => {
    const work = saved && { ...saved, experiment: autosaved };
    const opened = await restoreWorkOrGiven(given, { work, notice: null }, example, readable);
    expect(opened).toEqual({ experiment: onDisk, file: given, unsaved: false, notice: null });
  });

  it('prefers unsaved work and tells that the file was not opened', async () => {
    const work = { experiment: autosaved, file, unsaved: true };
    const opened = await restoreWorkOrGiven(given, { work, notice: null }, example, untouched);
    expect(opened).toMatchObject({ experiment: autosaved, file, unsaved: true });
    expect(opened.notice).toMatchObject({ code: 'unsaved-work-first' });
  });

  it('prefers unsaved changes of the very file', async () => {
    const work = { experiment: autosaved, file: given, unsaved: true };
    const opened = await restoreWorkOrGiven(given, { work, notice: null }, example, untouched);
    expect(opened).toEqual({ ...work, notice: null });
  });

  it('says why where the file cannot be opened, and shows what it would have shown', async () => {
    const opened = await restoreWorkOrGiven(given, { work: null, notice: null }, example, gone);
    expect(opened).toMatchObject({ experiment: example, file: null, unsaved: false });
    expect(opened.notice?.message).toContain('"deep.json" is not there.');
  });
});
