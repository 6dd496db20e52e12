import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataSchema } from '../../../shared/data/data-source';
import type { DataOptions } from '../../../shared/data/data-source';
import type { Problem } from '../../../shared/problems/problem';
import { loadData } from '../load-data';
import type { LoadedData } from '../load-data';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'arrays-'));
  await writeFile(join(folder, 'train-images-idx3-ubyte.gz'), gzipSync(idx([6, 2, 2], ramp(24))));
  await writeFile(
    join(folder, 'train-labels-idx1-ubyte.gz'),
    gzipSync(idx([6], [3, 7, 3, 7, 3, 7])),
  );
  await writeFile(join(folder, 't10k-images-idx3-ubyte'), idx([2, 2, 2], ramp(8)));
  await writeFile(join(folder, 't10k-labels-idx1-ubyte'), idx([2], [7, 3]));
  await writeFile(join(folder, 'odd-images-idx3-ubyte'), idx([1, 3, 3], ramp(9)));
  await writeFile(join(folder, 'odd-labels-idx1-ubyte'), idx([1], [7]));
  await writeFile(join(folder, 'new-images-idx3-ubyte'), idx([1, 2, 2], ramp(4)));
  await writeFile(join(folder, 'new-labels-idx1-ubyte'), idx([1], [5]));
  const wide = Buffer.concat([idx([1, 2 ** 22 + 1], []), Buffer.alloc(2 ** 22 + 1)]);
  await writeFile(join(folder, 'wide'), wide);
  await writeFile(join(folder, 'labels'), idx([6], [0, 1, 2, 0, 1, 2]));
  await writeFile(join(folder, 'five'), idx([5], [0, 1, 2, 0, 1]));
  await writeFile(join(folder, 'x.npy'), npy([4, 3], ramp(12)));
  await writeFile(join(folder, 'y.npy'), npy([4, 1], [0.5, 1.5, 2.5, 3.5]));
  await writeFile(join(folder, 'X_train.npy'), npy([2, 2, 2, 3], ramp(24)));
  await writeFile(join(folder, 'y_train.npy'), npy([2], [0, 1]));
  await writeFile(join(folder, 'one-hot.npy'), npy([4, 2], [0, 1, 0, 1, 1, 0, 1, 0]));
  await writeFile(join(folder, 'gap.npy'), npy([4], [1, NaN, 3, 4]));
  await writeFile(join(folder, 'infinite.npy'), npy([4], [1, Infinity, 3, 4]));
  await writeFile(join(folder, 'none.npy'), npy([0, 3], []));
});
afterAll(() => rm(folder, { recursive: true }));

describe('idx', () => {
  it('reads pictures with the labels beside them', async () => {
    const { data, summary } = await load({ ...images, validation: 0, scaling: 'none' });
    expect(data).toMatchObject({
      task: 'classification',
      sampleShape: [2, 2, 1],
      classes: ['3', '7'],
    });
    const rows = [...data.training.targets].map((target, row) => [
      data.training.inputs[4 * row],
      target,
    ]);
    expect(rows.sort(([a = 0], [b = 0]) => a - b)).toEqual([
      [0, 0],
      [4, 1],
      [8, 0],
      [12, 1],
      [16, 0],
      [20, 1],
    ]);
    expect(summary.preview[0]).toEqual(['0', '1', '2', '3', '3']);
    expect(summary.previewColumns[3]).toBe('pixel 1 1');
  });

  it('reads labels from a file of any name, and other pictures for validation', async () => {
    const chosen = await load({ ...images, targetPath: 'labels' });
    expect(chosen.data.classes).toEqual(['0', '1', '2']);
    const validated = await load({ ...images, validationPath: 't10k-images-idx3-ubyte' });
    expect(validated.data.training.count).toBe(6);
    expect([...validated.data.validation.targets]).toEqual([1, 0]);
  });

  it.each([
    ['labels that are not there', { path: 'labels' }, 'targets-not-found'],
    ['more rows than labels', { ...images, targetPath: 'five' }, 'array-different-counts'],
    [
      'validation of another shape',
      { ...images, validationPath: 'odd-images-idx3-ubyte' },
      'validation-different-shape',
    ],
    [
      'an unknown class in validation',
      { ...images, validationPath: 'new-images-idx3-ubyte' },
      'array-unknown-class',
    ],
    ['pictures that are not there', { path: 'absent' }, 'file-not-found'],
    [
      'a row of more than can be trained on',
      { path: 'wide', targetPath: 'odd-labels-idx1-ubyte' },
      'array-too-many-inputs',
    ],
  ])('refuses %s', async (_, fields, code) => {
    expect(await refusal({ source: 'idx', ...fields })).toMatchObject({ code });
  });
});

describe('npy', () => {
  it('reads y.npy beside x.npy, one value a row, as regression', async () => {
    const { data } = await load({ source: 'npy', path: 'x.npy' });
    expect(data).toMatchObject({ task: 'regression', sampleShape: [3], classes: [] });
    expect(data.featureNames).toEqual(['x1', 'x2', 'x3']);
  });

  it('reads four axes as pictures with channels', async () => {
    const { data } = await load({ source: 'npy', path: 'X_train.npy' });
    expect(data).toMatchObject({ task: 'classification', sampleShape: [2, 2, 3] });
    expect(data.featureNames[5]).toBe('pixel 0 1 channel 2');
  });

  it('takes NaN for a missing value', async () => {
    const options = { source: 'npy', path: 'gap.npy', targetPath: 'y.npy' };
    expect(await refusal(options)).toMatchObject({
      code: 'data-missing-value',
      message: 'Row 2 has no value for x1.',
    });
    const { data } = await load({ ...options, missing: 'drop', validation: 0 });
    expect(data.training.count).toBe(3);
  });

  it.each([
    ['one-hot targets', { path: 'x.npy', targetPath: 'one-hot.npy' }, 'array-unusable-targets'],
    ['infinite inputs', { path: 'infinite.npy', targetPath: 'y.npy' }, 'data-not-finite'],
    [
      'infinite targets',
      { path: 'gap.npy', targetPath: 'infinite.npy', task: 'regression' },
      'target-is-not-a-number',
    ],
    ['no rows', { path: 'none.npy', targetPath: 'y.npy' }, 'data-has-no-rows'],
    ['targets that are not there', { path: 'gap.npy' }, 'targets-not-found'],
  ])('refuses %s', async (_, fields, code) => {
    expect(await refusal({ source: 'npy', ...fields })).toMatchObject({ code });
  });
});

describe('fashion-mnist', () => {
  it('names its classes', async () => {
    const { data, summary } = await load({ source: 'fashion-mnist', path: '.' });
    expect(data.classes[3]).toBe('Dress');
    expect(summary.title).toBe('Fashion-MNIST');
    const names = summary.classes.filter(({ count }) => count > 0).map(({ name }) => name);
    expect(names).toEqual(['Dress', 'Sneaker']);
  });

  it('says how to get it where it is not', async () => {
    const problem = await refusal({ source: 'fashion-mnist', path: 'nowhere' });
    expect(problem.code).toBe('fashion-mnist-absent');
    expect(problem.hint).toContain('apt install dataset-fashion-mnist');
  });
});

describe('cifar', () => {
  const record = (label: number): number[] => [label, ...ramp(3072).map((byte) => byte % 251)];

  beforeAll(async () => {
    await mkdir(join(folder, 'cifar'));
    const batches = [1, 2].map((batch) => join(folder, 'cifar', `data_batch_${batch}.bin`));
    await writeFile(batches[0] ?? '', Buffer.from([...record(2), ...record(9)]));
    await writeFile(batches[1] ?? '', Buffer.from([...record(2), ...record(9)]));
    await writeFile(join(folder, 'cifar', 'test_batch.bin'), Buffer.from(record(0)));
    await writeFile(join(folder, 'fine.bin'), Buffer.from([1, ...record(99)]));
  });

  it('joins the training batches of a folder', async () => {
    const { data } = await load({ source: 'cifar', path: 'cifar', validation: 0.5 });
    expect(data).toMatchObject({ task: 'classification', sampleShape: [32, 32, 3] });
    expect([data.training.count, data.validation.count]).toEqual([2, 2]);
    expect([...data.training.targets].sort()).toEqual([2, 9]);
  });

  it('takes the names of the classes from the list beside the batches', async () => {
    expect((await load({ source: 'cifar', path: 'cifar' })).data.classes[2]).toBe('2');
    const names = Array.from('abcdefghij').join('\n');
    await writeFile(join(folder, 'cifar', 'batches.meta.txt'), `${names}\n\n`);
    expect((await load({ source: 'cifar', path: 'cifar' })).data.classes[2]).toBe('c');
  });

  it('reads the test batch for validation', async () => {
    const { data } = await load({
      source: 'cifar',
      path: 'cifar',
      validationPath: 'cifar/test_batch.bin',
    });
    expect([data.training.count, data.validation.count]).toEqual([4, 1]);
  });

  it.each([
    ['a folder without batches', { path: '.' }, 'cifar-no-batches'],
    ['another kind of file', { path: 'x.npy' }, 'cifar-not-cifar'],
    [
      'CIFAR-100 as validation of CIFAR-10',
      { path: 'cifar', validationPath: 'fine.bin' },
      'cifar-mixed-batches',
    ],
  ])('refuses %s', async (_, fields, code) => {
    expect(await refusal({ source: 'cifar', ...fields })).toMatchObject({ code });
  });
});

const images = { source: 'idx', path: 'train-images-idx3-ubyte.gz' };

function ramp(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}

function idx(shape: readonly number[], bytes: readonly number[]): Buffer {
  const sizes = shape.flatMap((size) => [0, size >> 16, (size >> 8) & 0xff, size & 0xff]);
  return Buffer.from([0, 0, 8, shape.length, ...sizes, ...bytes]);
}

function npy(shape: readonly number[], values: readonly number[]): Buffer {
  const header = `{'descr': '<f8', 'fortran_order': False, 'shape': (${shape.join(', ')},), }\n`;
  const start = Buffer.from([0x93, ...Buffer.from('NUMPY'), 1, 0, header.length, 0]);
  const numbers = Buffer.from(Float64Array.from(values).buffer);
  return Buffer.concat([start, Buffer.from(header), numbers]);
}

function options(fields: object): DataOptions {
  return v.parse(dataSchema, fields);
}

async function load(fields: object): Promise<LoadedData> {
  const result = await loadData(options(fields), folder, 1);
  if (!result.ok) throw new Error(result.problems[0].message);
  return result.value;
}

async function refusal(fields: object): Promise<Problem> {
  const result = await loadData(options(fields), folder, 1);
  if (result.ok) throw new Error('expected a problem');
  return result.problems[0];
}
