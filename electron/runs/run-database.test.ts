import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startingExample } from '../../shared/experiment/starting-example';
import type { EpochReport, RunDescription, RunTotals } from '../../shared/signals/run-report';
import { readSafetensors } from '../weights/safetensors';
import { findRun } from './find-run';
import { judged } from './judge-run';
import { openDatabase } from './open-database';
import { RunDatabase } from './run-database';
import { RunKeeper } from './run-keeper';
import { openedDatabase } from './testing/opened-database';

let folder: string;
let database: RunDatabase;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gradient-lab-test-'));
  database = await openedDatabase(folder);
});

afterEach(async () => {
  database.close();
  await rm(folder, { recursive: true });
});

const description: RunDescription = {
  layers: [{ id: 'd1', title: 'Dense', depth: 1, parameters: 6, kernelShape: [2, 2] }],
  traces: [],
  noInformationLoss: Math.LN2,
  parameters: 6,
  stepsPerEpoch: 10,
  trainingRows: 320,
  validationRows: 0,
  task: 'classification',
  engine: { name: 'reference', tensorflow: null, device: 'CPU', mode: 'interpreter', compileMs: 1 },
};
const totals: RunTotals = {
  outcome: 'finished',
  epochs: 2,
  steps: 20,
  msPerStep: 1,
  msPerMeasurement: 1,
};

function report(epoch: number, loss: number | null = 1 / (epoch + 1)): EpochReport {
  return {
    epoch,
    loss,
    accuracy: null,
    validationLoss: null,
    validationAccuracy: null,
    signals: { 'delta-rms': [1e-30], 'weight-gradient-norm': [NaN] },
    traces: [0.25],
  };
}

/** Tells a keeper of a whole run. */
function keepRun(id: string, { now = Date.now, bounds = { runs: 9, bytes: 1e9 } } = {}): RunKeeper {
  const keeper = new RunKeeper(database, { now, bounds, onProblem: failTest });
  keeper.begin(id, startingExample, '/data');
  keeper.hear(id, { kind: 'described', description });
  for (const epoch of [0, 1, 2]) keeper.hear(id, { kind: 'epoch', report: report(epoch) });
  keeper.hear(id, { kind: 'ended', totals });
  return keeper;
}

function failTest(problem: { readonly message: string }): never {
  throw new Error(problem.message);
}

describe('a kept run', () => {
  it('comes back whole after the database was closed, NaN and tiny numbers included', async () => {
    keepRun('a');
    database.close();
    database = await openedDatabase(folder);
    const [run] = database.list();
    expect(run).toMatchObject({ id: 'a', folder: '/data', totals, description, problem: null });
    expect(run?.experiment).toEqual(startingExample);
    expect(database.epochs('a').reports).toEqual([report(0), report(1), report(2)]);
  });

  it('keeps losses that are no numbers apart from those that were not measured', () => {
    database.begin({ id: 'a', begun: 0, experiment: startingExample, folder: '/' });
    database.addEpochs('a', [report(0, null), report(1, NaN), report(2, Infinity)]);
    expect(database.epochs('a').losses.map(({ loss }) => loss)).toEqual([null, NaN, Infinity]);
  });

  it('gives the reports of some epochs, wherever its rows are cut', () => {
    database.begin({ id: 'a', begun: 0, experiment: startingExample, folder: '/' });
    const epochs = (from: number, to: number) =>
      [...database.reports('a', from, to)].flat().map(({ epoch }) => epoch);
    for (const [from, to] of [
      [0, 0],
      [1, 9],
      [10, 12],
    ] as const) {
      database.addEpochs(
        'a',
        Array.from({ length: to - from + 1 }, (_, index) => report(from + index)),
      );
    }
    expect(epochs(0, Infinity)).toHaveLength(13);
    expect(epochs(4, 5)).toEqual([4, 5]);
    expect(epochs(9, 10)).toEqual([9, 10]);
    expect(epochs(13, 20)).toEqual([]);
    database.dropSignalsAndWeights('a');
    expect(epochs(0, Infinity)).toEqual([]);
  });

  it('gets its verdict when it is first asked for, and keeps it', () => {
    keepRun('a');
    const [before] = database.list();
    if (before === undefined) throw new Error('The run was not kept.');
    expect(before.verdict).toBeNull();
    const { verdict } = judged(before, database);
    expect(verdict).not.toBeNull();
    expect(database.list()[0]?.verdict).toEqual(verdict);
  });

  it('keeps its weights in a file of its own, and loses it when it is removed', async () => {
    const keeper = keepRun('a');
    const values = Float32Array.of(1, 2, 3, 4);
    await keeper.keepWeights('a', [{ name: 'd1/kernel', shape: [2, 2], values }]);
    const file = database.list()[0]?.weights ?? '';
    const read = readSafetensors(await readFile(file));
    expect(read.ok && read.value.tensors).toEqual([{ name: 'd1/kernel', shape: [2, 2], values }]);
    database.remove('a');
    expect(existsSync(file)).toBe(false);
    expect(database.list()).toEqual([]);
    expect(database.epochs('a').losses).toEqual([]);
  });

  it('that is continued has the epochs of both parts and no verdict from before', () => {
    const keeper = keepRun('a');
    judged(database.list()[0] ?? failTest({ message: 'no run' }), database);
    keeper.hear('a', { kind: 'epoch', report: report(3) });
    keeper.hear('a', { kind: 'ended', totals: { ...totals, epochs: 3 } });
    expect(database.epochs('a').losses.map(({ epoch }) => epoch)).toEqual([0, 1, 2, 3]);
    expect(database.list()[0]).toMatchObject({ verdict: null, totals: { epochs: 3 } });
  });
});

describe('a keeper', () => {
  it('writes epochs in batches: when a second has passed, at a pause, and at the end', () => {
    let time = 0;
    const keeper = new RunKeeper(database, { now: () => time, onProblem: failTest });
    const kept = (): number => database.epochs('a').losses.length;
    keeper.begin('a', startingExample, '/');
    keeper.hear('a', { kind: 'epoch', report: report(0) });
    keeper.hear('a', { kind: 'epoch', report: report(1) });
    expect(kept()).toBe(0);
    time = 1000;
    keeper.hear('a', { kind: 'epoch', report: report(2) });
    expect(kept()).toBe(3);
    keeper.hear('a', { kind: 'epoch', report: report(3) });
    keeper.hear('a', { kind: 'phase', phase: 'paused' });
    expect(kept()).toBe(4);
  });

  it('keeps why a run failed', () => {
    const keeper = new RunKeeper(database, { onProblem: failTest });
    const problem = { code: 'engine-ended', message: 'The engine ended.' };
    keeper.begin('a', startingExample, '/');
    keeper.hear('a', { kind: 'failed', problem });
    expect(database.list()[0]).toMatchObject({ problem, totals: null });
  });

  it('gives up a run that cannot be written, once and in words, and lets it train on', () => {
    const problems: string[] = [];
    const keeper = new RunKeeper(database, { onProblem: ({ code }) => problems.push(code) });
    keeper.begin('a', startingExample, '/');
    keeper.begin('a', startingExample, '/');
    keeper.hear('a', { kind: 'ended', totals });
    expect(problems).toEqual(['run-not-kept']);
  });

  it('drops signals of the oldest runs beyond the bound, and leaves losses and verdict', () => {
    let time = 0;
    const options = { now: () => (time += 1), bounds: { runs: 2, bytes: 1e9 } };
    for (const id of ['a', 'b', 'c']) keepRun(id, options);
    expect(database.epochs('a').reports).toBeNull();
    expect(database.epochs('a').losses).toHaveLength(3);
    expect(database.list().find(({ id }) => id === 'a')?.verdict).not.toBeNull();
    expect(database.epochs('b').reports).toHaveLength(3);
  });

  it('drops signals of the oldest runs beyond so many bytes', () => {
    let time = 0;
    const now = (): number => (time += 1);
    keepRun('a', { now });
    keepRun('b', { now, bounds: { runs: 9, bytes: 1 } });
    expect(database.beyond({ runs: 9, bytes: 1 })).toEqual([]);
    expect(database.epochs('a').reports).toBeNull();
  });
});

describe('opening', () => {
  it('refuses a database of a newer version and leaves it as it is', async () => {
    const raw = await openDatabase(folder);
    if (!raw.ok) throw new Error(raw.problems[0].message);
    raw.value.exec('PRAGMA user_version = 1000;');
    raw.value.close();
    const again = await RunDatabase.open(folder);
    expect(again.ok ? null : again.problems[0].code).toBe('runs-of-a-newer-version');
  });

  it('says what is wrong with a folder that cannot be used', async () => {
    const result = await RunDatabase.open('/dev/null/runs');
    expect(result.ok ? null : result.problems[0].code).toBe('runs-not-kept');
  });

  it('lets two programs write at once', async () => {
    const other = await openedDatabase(folder);
    keepRun('a');
    other.begin({ id: 'b', begun: 1, experiment: startingExample, folder: '/' });
    other.close();
    expect(database.list().map(({ id }) => id)).toEqual(['a', 'b']);
  });
});

describe('findRun', () => {
  it.each([
    ['ab', 'abc1'],
    ['abd', 'abd2'],
    ['last', 'abc1'],
    ['x', 'unknown-run'],
    ['', 'unknown-run'],
    ['a', 'ambiguous-run'],
  ])('%j', (named, expected) => {
    const ids = named === 'ab' ? ['abc1', 'b'] : ['abc1', 'abd2'];
    ids.forEach((id, index) =>
      database.begin({ id, begun: -index, experiment: startingExample, folder: '/' }),
    );
    const found = findRun(named, database.list());
    expect(found.ok ? found.value.id : found.problems[0].code).toBe(expected);
  });
});
