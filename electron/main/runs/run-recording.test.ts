import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startingExample } from '../../../shared/experiment/starting-example';
import type { EngineCommand, NamedWeights } from '../../../shared/messages/engine-messages';
import type { EpochReport, RunDescription } from '../../../shared/signals/run-report';
import { anyDescription } from '../../../shared/signals/testing/any-description';
import type { KeptRun } from '../../runs/kept-run';
import { RunDatabase } from '../../runs/run-database';
import { RunRecording } from './run-recording';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gradient-lab-test-'));
});

afterEach(() => rm(folder, { recursive: true }));

const options = {
  experiment: startingExample,
  folder: '/data',
  engine: 'automatic',
  device: 'automatic',
  traces: null,
} as const;
const start: EngineCommand = { kind: 'start', run: 'a', options };
const totals = {
  outcome: 'stopped',
  epochs: 0,
  steps: 0,
  msPerStep: null,
  msPerMeasurement: null,
} as const;
const weights: readonly NamedWeights[] = [
  { name: 'd1/bias', shape: [1], values: Float32Array.of(0.5) },
];

const description: RunDescription = {
  ...anyDescription,
  noInformationLoss: 0.5,
  stepsPerEpoch: 1,
  trainingRows: 1,
  validationRows: 0,
};
const report: EpochReport = {
  epoch: 0,
  loss: null,
  accuracy: null,
  validationLoss: null,
  validationAccuracy: null,
  signals: { 'delta-rms': [NaN, 1] },
  traces: [],
};

async function keptRuns(): Promise<readonly KeptRun[]> {
  const opened = await RunDatabase.open(folder);
  if (!opened.ok) throw new Error(opened.problems[0].message);
  const list = opened.value.list();
  opened.value.close();
  return list;
}

it('keeps a run of the window with the weights that it ended with', async () => {
  const asked: string[] = [];
  const recording = new RunRecording({
    readWeights: (run) => {
      asked.push(run);
      return Promise.resolve(weights);
    },
    onProblem: (problem) => expect.unreachable(problem.message),
  });
  await recording.open(folder);
  recording.sent(start);
  recording.heard('a', { kind: 'ended', totals });
  expect(asked).toEqual(['a']);
  await expect.poll(async () => (await keptRuns())[0]?.weights).not.toBeNull();
  recording.close();
  expect(await keptRuns()).toMatchObject([{ id: 'a', folder: '/data', totals }]);
});

it('says why runs are not kept, once, and lets them train', async () => {
  const problems: string[] = [];
  const recording = new RunRecording({
    readWeights: () => Promise.resolve(null),
    onProblem: ({ code }) => problems.push(code),
  });
  await recording.open('/dev/null/runs');
  recording.sent(start);
  recording.heard('a', { kind: 'ended', totals });
  recording.close();
  expect(problems).toEqual(['runs-not-kept']);
});

it('gives back a run that has ended, and says why it cannot give another', async () => {
  const recording = new RunRecording({
    readWeights: () => Promise.resolve(null),
    onProblem: (problem) => expect.unreachable(problem.message),
  });
  await recording.open(folder);
  recording.sent(start);
  expect(recording.read('a')).toMatchObject({ problems: [{ code: 'run-not-ended' }] });
  recording.heard('a', { kind: 'described', description });
  recording.heard('a', { kind: 'epoch', report });
  recording.heard('a', { kind: 'ended', totals });
  expect(recording.read('a')).toEqual({
    ok: true,
    value: { description, reports: [report], totals },
  });
  expect(recording.read('b')).toMatchObject({ problems: [{ code: 'run-not-kept' }] });
  recording.close();
});

it('gives what a run reported so far, in part for the window and whole for a file', async () => {
  const recording = new RunRecording({
    readWeights: () => Promise.resolve(null),
    onProblem: (problem) => expect.unreachable(problem.message),
  });
  await recording.open(folder);
  recording.sent(start);
  recording.heard('a', { kind: 'described', description });
  const layer = { low: 0, high: 1, zeros: 0, underflows: 0, notFinite: 0, counts: [1] };
  const histograms = { activation: [layer], weight: [layer], 'weight-gradient': [layer] };
  for (const epoch of [0, 1, 2, 3]) {
    const signals = { ...report.signals, 'update-ratio': [0.5] };
    recording.heard('a', { kind: 'epoch', report: { ...report, epoch, signals, histograms } });
  }
  const some = recording.epochs('a', { from: 1, to: 2 }, ['delta-rms']);
  expect(some).toEqual({
    ok: true,
    value: [
      { ...report, epoch: 1 },
      { ...report, epoch: 2 },
    ],
  });
  const whole = recording.exported('a', 'run 1', 'everything');
  if (!whole.ok) throw new Error(whole.problems[0].message);
  const { epochs }: { epochs: readonly unknown[] } = JSON.parse([...whole.value].join(''));
  expect(epochs).toHaveLength(4);
  expect(epochs[3]).toMatchObject({ epoch: 3, histograms });
  const unknown = { problems: [{ code: 'run-not-kept' }] };
  expect(recording.epochs('b', { from: 0, to: 9 }, null)).toMatchObject(unknown);
  expect(recording.exported('b', 'run 2', 'signals')).toMatchObject(unknown);
  recording.close();
});
