import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startingExample } from '../../../shared/experiment/starting-example';
import type { Experiment } from '../../../shared/experiment/experiment';
import type { EpochReport, RunEvent } from '../../../shared/signals/run-report';
import { readSafetensors, writeSafetensors } from '../../weights/safetensors';
import type { SafetensorsFile } from '../../weights/safetensors';
import { EngineRun } from '../engine-run';

/** The first run compiles. */
vi.setConfig({ testTimeout: 300_000 });

let folder: string;
let checkpoint: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gradient-lab-test-'));
  checkpoint = join(folder, 'run.safetensors');
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const { optimizer } = startingExample.training;
const experiment: Experiment = {
  ...startingExample,
  remedies: { ...startingExample.remedies, depth: 1, relu: true, batchNormalization: true },
  training: {
    optimizer: { ...optimizer, type: 'sgd', momentum: 0.9, nesterov: false },
    batchSize: 32,
    epochs: 4,
  },
};

/** Runs to its end, or until `stopAfter` epochs were told. */
async function train(
  epochs: number,
  { changed = experiment, stopAfter = Infinity, keep = true, engine = 'tensorflow' as const } = {},
) {
  const events: RunEvent[] = [];
  const run: EngineRun = new EngineRun(
    {
      experiment: { ...changed, training: { ...changed.training, epochs } },
      folder,
      engine,
      device: 'cpu',
      traces: null,
      ...(keep ? { checkpoint } : {}),
    },
    (event) => {
      events.push(event);
      if (event.kind === 'epoch' && event.report.epoch === stopAfter) run.stop();
    },
  );
  await run.start();
  const weights = (run.weights() ?? []).map(({ name, values }) => [name, values.slice()] as const);
  run.dispose();
  return { events, weights, reports: reportsOf(events), last: events.at(-1) };
}

function reportsOf(events: readonly RunEvent[]): readonly EpochReport[] {
  return events.flatMap((event) => (event.kind === 'epoch' ? [event.report] : []));
}

describe('a checkpoint', () => {
  it('lets a run that was stopped end with the same bits and the same story', async () => {
    const whole = await train(4, { keep: false });
    await train(4, { stopAfter: 2 });
    const resumed = await train(4);
    expect(resumed.reports).toEqual(whole.reports);
    expect(resumed.weights).toEqual(whole.weights);
  });

  it('lets a run that has ended go on for more epochs', async () => {
    const whole = await train(5, { keep: false });
    await train(3);
    const resumed = await train(5);
    expect(resumed.reports).toEqual(whole.reports);
    expect(resumed.weights).toEqual(whole.weights);
  });

  it('of another seed, or another learning rate, is refused and left as it is', async () => {
    await train(1);
    const before = await readFile(checkpoint);
    const rate = { ...experiment.training.optimizer, learningRate: 0.01 };
    for (const changed of [
      { ...experiment, seed: 9 },
      { ...experiment, training: { ...experiment.training, optimizer: rate } },
    ]) {
      const { last } = await train(2, { changed });
      expect(last).toMatchObject({
        kind: 'failed',
        problem: { code: 'checkpoint-of-another-run' },
      });
    }
    expect(await readFile(checkpoint)).toEqual(before);
  });

  it('that is damaged is refused in words', async () => {
    await train(1);
    const bytes = await readFile(checkpoint);
    await writeFile(checkpoint, bytes.subarray(0, bytes.length - 5));
    const { last } = await train(2);
    expect(last).toMatchObject({ kind: 'failed', problem: { code: 'weights-damaged' } });
  });

  it.each<[string, (file: SafetensorsFile) => SafetensorsFile]>([
    ['lacks a variable', (file) => ({ ...file, tensors: file.tensors.slice(1) })],
    [
      'has one too many',
      ({ tensors, metadata }) => ({
        tensors: [...tensors, { name: 'x', shape: [1], values: Float32Array.of(1) }],
        metadata,
      }),
    ],
    [
      'has one of another shape',
      ({ tensors: [first, ...others], metadata }) => ({
        tensors: [{ name: first?.name ?? '', shape: [1], values: Float32Array.of(1) }, ...others],
        metadata,
      }),
    ],
    [
      'lacks an epoch',
      ({ tensors, metadata }) => ({ tensors, metadata: { ...metadata, reports: '[]' } }),
    ],
  ])(
    'that was changed by hand and %s is refused in words, and left as it is',
    async (_, change) => {
      await train(1);
      const read = readSafetensors(await readFile(checkpoint));
      if (!read.ok) throw new Error(read.problems[0].message);
      const changed = writeSafetensors(change(read.value));
      await writeFile(checkpoint, changed);
      const { last } = await train(2);
      expect(last).toMatchObject({ kind: 'failed', problem: { code: 'checkpoint-damaged' } });
      expect(new Uint8Array(await readFile(checkpoint))).toEqual(changed);
    },
  );

  it('that cannot be written fails the run at its end, with the reason', async () => {
    checkpoint = join(folder, 'missing', 'run.safetensors');
    const { last } = await train(1);
    expect(last).toMatchObject({ kind: 'failed', problem: { code: 'file-not-found' } });
  });
});
