import { beforeEach, describe, expect, it } from 'vitest';
import { noRemedies } from '../../../shared/experiment/remedies';
import type { EngineEquipment } from '../../../shared/messages/engine-messages';
import type { GridNews, GridRunOrder } from '../../../shared/messages/grid-news';
import type { EpochReport, RunDescription, RunEvent } from '../../../shared/signals/run-report';
import { anyDescription } from '../../../shared/signals/testing/any-description';
import { anyRun, forkFakeEngines } from '../../engine/supervision/testing/fake-engines';
import type { FakeEngine } from '../../engine/supervision/testing/fake-engines';
import { Grids } from './grids';

const withoutGpu: EngineEquipment = { tensorflow: '2.21.0', devices: [], missingGpu: 'none' };
const orders: readonly GridRunOrder[] = [
  { remedies: noRemedies, seed: 1, shape: 'plain' },
  { remedies: { ...noRemedies, residual: true }, seed: 2, shape: 'residual' },
];

const description: RunDescription = {
  ...anyDescription,
  noInformationLoss: 0.5,
  stepsPerEpoch: 1,
  trainingRows: 1,
  validationRows: 0,
};

function report(epoch: number, loss: number | null): EpochReport {
  const none = { accuracy: null, validationLoss: null, validationAccuracy: null };
  return { epoch, loss, ...none, signals: { 'delta-rms': [0.1, 1] }, traces: [] };
}

const ended: RunEvent = {
  kind: 'ended',
  totals: { outcome: 'finished', epochs: 2, steps: 2, msPerStep: null, msPerMeasurement: null },
};

let engines: FakeEngine[];
let news: GridNews[];
let kept: string[];
let gridsKept: string[];
let grids: Grids;

beforeEach(() => {
  engines = [];
  news = [];
  kept = [];
  gridsKept = [];
  grids = new Grids({
    fork: forkFakeEngines(engines),
    recording: {
      begin: (run, { experiment }) => kept.push(`begin ${runNumber(run)} seed ${experiment.seed}`),
      hear: (run, event) => kept.push(`${event.kind} ${runNumber(run)}`),
      keepWeights: (run) => {
        kept.push(`weights ${runNumber(run)}`);
        return Promise.resolve();
      },
      beginGrid: (_id, { name }, runs) => gridsKept.push(`${name}: ${runs.length} runs`),
      endGridRun: (_id, place, told) =>
        gridsKept.push(`${place}: ${told.map(({ kind }) => kind).join(' ')}`),
    },
    batches: { begin: () => undefined, add: (one) => news.push(one) },
  });
});

/** Runs are named at random: tests call them by their order in the engines. */
function runNumber(run: string): number {
  return startedRuns().indexOf(run);
}

function startedRuns(): readonly string[] {
  return engines.flatMap(({ received }) =>
    received.flatMap((command) => (command.kind === 'start' ? command.run : [])),
  );
}

function tell(engine: number, ...events: readonly RunEvent[]): void {
  const run = startedRuns()[engine] ?? '';
  for (const event of events) engines[engine]?.onMessage({ kind: 'run', run, event });
}

async function end(engine: number): Promise<void> {
  tell(engine, ended);
  const run = startedRuns()[engine] ?? '';
  engines[engine]?.onMessage({ kind: 'weights', run, weights: [] });
  await new Promise(setImmediate);
}

function start(): void {
  grids.start(1, orders, anyRun);
  engines[0]?.onMessage({ kind: 'ready', ...withoutGpu });
}

describe('a grid of the window', () => {
  it('trains each run with its remedies and seed, and keeps it as other runs are', async () => {
    start();
    expect(engines[1]?.received).toMatchObject([
      { options: { experiment: { seed: 2, remedies: { residual: true } } } },
    ]);
    tell(0, { kind: 'described', description }, { kind: 'epoch', report: report(0, null) });
    await end(0);
    expect(kept).toEqual(['begin 0 seed 1', 'described 0', 'epoch 0', 'weights 0', 'ended 0']);
  });

  it('tells the window what small pictures need, and the verdict', async () => {
    start();
    tell(1, { kind: 'described', description });
    tell(1, ...[null, 0.9, 0.4].map((loss, epoch) => epochEvent(epoch, loss)));
    await end(1);
    expect(news).toMatchObject([
      { place: 1, kind: 'begun' },
      { place: 1, kind: 'described', noInformationLoss: 0.5, deltas: [0.1, 1] },
      { place: 1, kind: 'losses', from: 1, losses: [0.9] },
      { place: 1, kind: 'losses', from: 2, losses: [0.4] },
      { place: 1, kind: 'ended', outcome: 'finished', final: { loss: 0.4 } },
    ]);
  });

  it('keeps what it tells of each run for the next start', async () => {
    start();
    tell(1, { kind: 'described', description });
    tell(1, ...[null, 0.9, 0.4].map((loss, epoch) => epochEvent(epoch, loss)));
    await end(1);
    expect(gridsKept).toEqual([
      `${anyRun.experiment.name}: 2 runs`,
      '1: begun described losses ended',
    ]);
  });

  it('is in progress until its last run has ended, and leaves no engine behind', async () => {
    start();
    tell(0, { kind: 'described', description });
    await end(0);
    expect(grids.inProgress).toBe(true);
    engines[1]?.onExit({ code: null, signal: 'SIGKILL' });
    expect(news.at(-1)).toMatchObject({ place: 1, kind: 'failed' });
    expect(grids.inProgress).toBe(false);
    expect(engines[0]?.killed).toBe(true);
  });

  it('tells of runs that were stopped while they waited, and keeps nothing of them', () => {
    grids.start(1, orders, anyRun);
    grids.stop();
    expect(news).toEqual([{ place: 1, kind: 'dropped' }]);
    expect(kept).toEqual([]);
  });

  it('stops the one before, which is kept to its end but tells nothing any more', async () => {
    start();
    tell(0, { kind: 'described', description });
    grids.start(2, orders, anyRun);
    expect(engines[0]?.received.at(-1)).toEqual({ kind: 'stop' });
    const told = news.length;
    await end(0);
    expect(kept).toContain('ended 0');
    expect(news).toHaveLength(told);
  });
});

function epochEvent(epoch: number, loss: number | null): RunEvent {
  return { kind: 'epoch', report: report(epoch, loss) };
}
