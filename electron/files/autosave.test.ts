import { mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readExperiment } from '../../shared/experiment/read-experiment';
import type { Experiment } from '../../shared/experiment/experiment';
import { Autosave } from './autosave';
import type { Work } from './autosave';

const exampleFile = join(__dirname, '../../shared/experiment/examples/ten-sigmoid-layers.json');

async function experimentNamed(name: string): Promise<Experiment> {
  const example = readExperiment(await readFile(exampleFile, 'utf8'));
  if (!example.ok) throw new Error(example.problems[0].message);
  return { ...example.value, name };
}

async function work(name: string, file: string | null = null, unsaved = true): Promise<Work> {
  return { experiment: await experimentNamed(name), file, unsaved };
}

let folder: string;
let autosave: Autosave;
let present: string;
let previous: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gradient-lab-autosave-'));
  autosave = new Autosave(folder, () => new Date('2026-03-04T05:06:07Z'));
  present = join(folder, 'autosave.json');
  previous = join(folder, 'autosave-previous.json');
});

afterEach(() => rm(folder, { recursive: true, force: true }));

/** As the next start finds it. */
function restored(): ReturnType<Autosave['restore']> {
  return new Autosave(folder, () => new Date('2026-03-04T05:06:07Z')).restore();
}

describe('Autosave', () => {
  it('restores nothing where there is nothing', async () => {
    expect(await restored()).toEqual({ work: null, notice: null });
  });

  it('restores what was written, whole', async () => {
    const written = await work('first', '/home/ada/first.json');
    expect(await autosave.write(written)).toEqual({ ok: true, value: null });
    expect(await restored()).toEqual({ work: written, notice: null });
  });

  it('restores the last of several writes at once', async () => {
    const works = await Promise.all(['a', 'b', 'c', 'd'].map((name) => work(name)));
    await Promise.all(works.map((one) => autosave.write(one)));
    expect((await restored()).work?.experiment.name).toBe('d');
  });

  it('goes back one generation where a crash came between the two renames', async () => {
    await autosave.write(await work('first'));
    await autosave.write(await work('second'));
    await rm(present);
    expect((await restored()).work?.experiment.name).toBe('first');
  });

  describe.each<[string, (file: string) => Promise<void>]>([
    ['cut off', (file) => truncate(file, 300)],
    ['emptied', (file) => truncate(file, 0)],
    ['overwritten with zeros', (file) => writeFile(file, Buffer.alloc(4096))],
    ['another program’s', (file) => writeFile(file, '{"format": "something/else"}')],
    [
      'without a valid experiment',
      async (file) => {
        const text = await readFile(file, 'utf8');
        await writeFile(file, text.replace('"sigmoid"', '"sigmoidal"'));
      },
    ],
  ])('with the present generation %s', (_case, damage) => {
    it('sets it aside unchanged, tells so, and restores the one before', async () => {
      await autosave.write(await work('first'));
      await autosave.write(await work('second'));
      await damage(present);
      const damaged = await readFile(present);
      const { work: found, notice } = await restored();
      expect(found?.experiment.name).toBe('first');
      const kept = join(folder, 'autosave-damaged-2026-03-04T05-06-07.json');
      expect(notice).toMatchObject({
        code: 'autosave-damaged',
        place: { kind: 'file', file: kept },
      });
      expect(notice?.hint).toContain(kept);
      expect(await readFile(kept)).toEqual(damaged);
    });

    it('restores nothing where both are, and keeps both', async () => {
      await autosave.write(await work('first'));
      await autosave.write(await work('second'));
      await damage(present);
      await damage(previous);
      const { work: found, notice } = await restored();
      expect(found).toBeNull();
      expect(notice?.code).toBe('autosave-damaged');
      expect(await readdir(folder)).toHaveLength(2);
    });
  });

  it('sets the work of a newer version aside and says that it is newer', async () => {
    await autosave.write(await work('first'));
    const text = await readFile(present, 'utf8');
    const stored: { experiment: object } = JSON.parse(text);
    const newer = { ...stored, experiment: { ...stored.experiment, version: 2 } };
    await writeFile(present, JSON.stringify(newer));
    const { work: found, notice } = await restored();
    expect(found).toBeNull();
    expect(notice?.message).toContain('newer');
    expect(await readdir(folder)).toEqual(['autosave-damaged-2026-03-04T05-06-07.json']);
  });

  it('tells in words when it cannot write', async () => {
    const blocked = new Autosave(join(folder, 'file', 'below'));
    await writeFile(join(folder, 'file'), 'in the place of a folder');
    const result = await blocked.write(await work('first'));
    expect(result).toMatchObject({ ok: false, problems: [{ code: 'file-not-found' }] });
  });

  it('tells in words when it cannot read', async () => {
    await mkdir(present);
    const { work: found, notice } = await restored();
    expect(found).toBeNull();
    expect(notice?.code).toBe('file-is-a-folder');
  });

  describe('discard', () => {
    it('forgets work that has no file, the generation before included', async () => {
      await autosave.write(await work('first'));
      await autosave.write(await work('second'));
      await autosave.discard();
      expect(await restored()).toEqual({ work: null, notice: null });
    });

    it('remembers the file of work that has one', async () => {
      await autosave.write(await work('first', '/home/ada/first.json'));
      await autosave.discard();
      expect((await restored()).work).toMatchObject({
        file: '/home/ada/first.json',
        unsaved: false,
      });
    });

    it('forgets restored work that was never written again', async () => {
      await autosave.write(await work('first'));
      const next = new Autosave(folder);
      await next.restore();
      await next.discard();
      expect((await restored()).work).toBeNull();
    });

    it('waits for a write under way', async () => {
      const writing = autosave.write(await work('first'));
      await autosave.discard();
      await writing;
      expect((await restored()).work).toBeNull();
    });
  });
});
