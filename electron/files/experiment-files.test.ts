import * as fc from 'fast-check';
import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Experiment } from '../../shared/experiment/experiment';
import { readExperiment } from '../../shared/experiment/read-experiment';
import { readExperimentFile, writeExperimentFile } from './experiment-files';

const exampleFile = join(__dirname, '../../shared/experiment/examples/ten-sigmoid-layers.json');

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gradient-lab-experiment-files-'));
  file = join(folder, 'deep.json');
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function example(): Promise<Experiment> {
  const read = readExperiment(await readFile(exampleFile, 'utf8'));
  if (!read.ok) throw new Error(read.problems[0].message);
  return read.value;
}

async function codeOfReading(path: string): Promise<string> {
  const result = await readExperimentFile(path);
  return result.ok ? 'ok' : result.problems[0].code;
}

describe('readExperimentFile', () => {
  it('reads what writeExperimentFile wrote', async () => {
    const experiment = await example();
    expect(await writeExperimentFile(file, experiment)).toEqual({ ok: true, value: null });
    expect(await readExperimentFile(file)).toEqual({ ok: true, value: experiment });
  });

  it('names the file and the place of a fault', async () => {
    await writeFile(file, '{"format":\n}');
    const read = await readExperimentFile(file);
    if (read.ok) throw new Error('A damaged file was read.');
    expect(read.problems[0].place).toEqual({ kind: 'file', file, line: 2, column: 1 });
  });

  it('reads a file with a byte order mark, as some editors write it', async () => {
    await writeFile(file, `\uFEFF${await readFile(exampleFile, 'utf8')}`);
    expect(await codeOfReading(file)).toBe('ok');
  });

  it.each<[string, () => Promise<unknown>, string]>([
    ['that is not there', async () => undefined, 'file-not-found'],
    [
      'that is not text',
      () => writeFile(file, Buffer.from([0x89, 0x50, 0xff, 0xfe])),
      'file-not-text',
    ],
    [
      'that is far too large',
      async () => {
        await writeFile(file, '');
        await truncate(file, 1024 ** 3);
      },
      'file-too-large',
    ],
    ['of another program', () => writeFile(file, '{"nbformat": 4}'), 'not-an-experiment'],
  ])('tells in words of a file %s', async (_case, make, code) => {
    await make();
    expect(await codeOfReading(file)).toBe(code);
  });

  it('tells in words of a folder', async () => {
    expect(await codeOfReading(folder)).toBe('file-is-a-folder');
  });

  it('takes any bytes for what they are: no experiment', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        await writeFile(file, bytes);
        expect((await readExperimentFile(file)).ok).toBe(false);
      }),
      { numRuns: 50 },
    );
  });
});

describe('writeExperimentFile', () => {
  it('leaves the old file where the new one cannot be written', async () => {
    const experiment = await example();
    await writeExperimentFile(file, experiment);
    const before = await readFile(file, 'utf8');
    const blocked = join(file, 'below-a-file.json');
    expect(await writeExperimentFile(blocked, experiment)).toMatchObject({
      ok: false,
      problems: [{ code: 'file-not-found' }],
    });
    expect(await readFile(file, 'utf8')).toBe(before);
  });
});
