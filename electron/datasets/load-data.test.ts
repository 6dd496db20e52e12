import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataSchema } from '../../shared/data/data-source';
import { noInformationLoss } from '../../shared/data/no-information-loss';
import { readExperiment } from '../../shared/experiment/read-experiment';
import type { Result } from '../../shared/problems/problem';
import { loadData } from './load-data';
import type { LoadedData } from './load-data';

const examples = join(__dirname, '..', '..', 'docs', 'examples');

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'data-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('loadData', () => {
  it('divides the starting example into 1,600 and 400 rows, classes even in both', async () => {
    const { data, summary } = await loaded({ source: 'moons', samples: 2000, noise: 0.2 });
    expect([data.training.count, data.validation.count]).toEqual([1600, 400]);
    for (const part of [data.training, data.validation]) {
      expect(part.targets.reduce((sum, y) => sum + y, 0)).toBe(part.count / 2);
    }
    expect(noInformationLoss(data)).toBeCloseTo(Math.LN2, 12);
    expect(summary).toMatchObject({ title: 'Two moons', notices: [] });
    expect(summary.points.length).toBe(500);
  });

  it('gives the same rows for the same seed, and others for another', async () => {
    const options = { source: 'spirals', samples: 100 };
    expect(await loaded(options, 5)).toEqual(await loaded(options, 5));
    expect(await loaded(options, 6)).not.toEqual(await loaded(options, 5));
  });

  it('shuffles and splits bundled sets by the seed', async () => {
    const { data, summary } = await loaded({ source: 'digits' });
    expect(summary.shape).toEqual({
      task: 'classification',
      sampleShape: [8, 8, 1],
      classes: 10,
      trainingRows: 1438,
      validationRows: 359,
    });
    const other = await loaded({ source: 'digits' }, 2);
    expect(other.data.training.targets).not.toEqual(data.training.targets);
    expect(summary.classes).toEqual(other.summary.classes);
  });

  it('refuses regression on classes that are words', async () => {
    expect(await load({ source: 'iris', task: 'regression' })).toMatchObject({
      problems: [{ code: 'target-is-not-a-number' }],
    });
  });

  it('fills a gap in a text column with the shares of its values', async () => {
    await writeFile(join(folder, 'a.csv'), 'colour,y\nred,0\nred,1\nblue,0\n,1\n');
    const { data } = await loaded({
      source: 'csv',
      path: 'a.csv',
      target: 'y',
      missing: 'mean',
      scaling: 'none',
      validation: 0,
    });
    const rows = [0, 1, 2, 3].map((row) => [
      ...data.training.inputs.subarray(2 * row, 2 * row + 2),
    ]);
    expect(rows).toContainEqual([Math.fround(1 / 3), Math.fround(2 / 3)]);
  });

  it.each([
    ['iris-from-csv', { task: 'classification', classes: 3, trainingRows: 120 }],
    ['diabetes-from-csv', { task: 'regression', classes: 0, trainingRows: 354 }],
  ])('reads the data of the documented example %s without a notice', async (name, shape) => {
    const text = await readFile(join(examples, `${name}.json`), 'utf8');
    const experiment = readExperiment(text);
    if (!experiment.ok) throw new Error(experiment.problems[0].message);
    const result = await loadData(experiment.value.data, examples, experiment.value.seed);
    expect(result).toMatchObject({ value: { summary: { shape, notices: [] } } });
  });

  it('says nothing but that it was cancelled, where it was', async () => {
    const controller = new AbortController();
    controller.abort();
    for (const fields of [{ source: 'moons' }, { source: 'iris' }]) {
      const options = v.parse(dataSchema, fields);
      expect(await loadData(options, folder, 1, { signal: controller.signal })).toMatchObject({
        problems: [{ code: 'data-loading-cancelled' }],
      });
    }
  });

  it('tells what it is doing', async () => {
    const stages = new Set<string>();
    await loadData(v.parse(dataSchema, { source: 'digits' }), folder, 1, {
      progress: ({ stage }) => stages.add(stage),
    });
    expect([...stages]).toEqual(['reading', 'unpacking', 'preparing']);
  });
});

function load(fields: object, seed = 1): Promise<Result<LoadedData>> {
  return loadData(v.parse(dataSchema, fields), folder, seed);
}

async function loaded(fields: object, seed = 1): Promise<LoadedData> {
  const result = await load(fields, seed);
  if (!result.ok) throw new Error(result.problems[0].message);
  return result.value;
}
