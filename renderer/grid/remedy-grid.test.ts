import { beforeEach, describe, expect, it } from 'vitest';
import type { DataShape } from '../../shared/data/data-set';
import type { Experiment } from '../../shared/experiment/experiment';
import { startingExample } from '../../shared/experiment/starting-example';
import type { GridRunOrder, RecalledGrid } from '../../shared/messages/grid-news';
import type { MainProcess } from '../lab/main-process';
import { recordingMainProcess } from '../lab/testing/recording-main-process';
import type { RecordingMainProcess } from '../lab/testing/recording-main-process';
import { RemedyGrid } from './remedy-grid.svelte';

const shape: DataShape = {
  task: 'classification',
  sampleShape: [2],
  classes: 2,
  trainingRows: 64,
  validationRows: 16,
};

let now: number;
let document: { experiment: Experiment; readonly file: null };
let recording: RecordingMainProcess;
let grid: RemedyGrid;

beforeEach(() => {
  now = 0;
  document = { experiment: startingExample, file: null };
  recording = recordingMainProcess();
  grid = gridIn(recording.mainProcess);
  grid.toggle('batchNormalization');
  grid.toggle('residual');
});

function gridIn(mainProcess: MainProcess): RemedyGrid {
  return new RemedyGrid({
    mainProcess,
    document,
    data: { shape },
    preferences: { device: 'cpu' },
    now: () => now,
  });
}

function order(): unknown {
  return recording.requests.find(({ name }) => name === 'grid:start')?.payload;
}

describe('the remedy grid', () => {
  it('orders the runs of the chosen remedies and seeds, shapes by number', () => {
    grid.chooseSeeds(2);
    grid.start();
    const run = (relu: boolean, xavier: boolean, seed: number, programShape: string) => ({
      remedies: { ...startingExample.remedies, relu, xavier },
      seed,
      shape: programShape,
    });
    expect(order()).toMatchObject({
      grid: 1,
      device: 'cpu',
      runs: [
        run(false, false, 1, '0'),
        run(false, false, 2, '0'),
        run(false, true, 1, '0'),
        run(false, true, 2, '0'),
        run(true, false, 1, '1'),
        run(true, false, 2, '1'),
        run(true, true, 1, '1'),
        run(true, true, 2, '1'),
      ],
    });
  });

  it('keeps one remedy at least', () => {
    grid.toggle('relu');
    grid.toggle('xavier');
    expect(grid.choice.toggles).toEqual(['xavier']);
  });

  it('knows how far it is and how long it will take', () => {
    grid.start();
    const { epochs } = startingExample.training;
    const losses = Array.from({ length: epochs }, () => 0.5);
    now = 10_000;
    recording.emit('grid:news', {
      grid: 1,
      news: [
        { place: 0, kind: 'begun', run: 'a' },
        { place: 0, kind: 'losses', from: 1, losses },
        { place: 1, kind: 'dropped' },
      ],
    });
    expect(grid.share).toBe(0.5);
    expect(grid.secondsLeft).toBeCloseTo(10);
    expect(grid.ended).toBe(1);
    expect(grid.isActive).toBe(true);
  });

  it('listens to the grid that was started last alone', () => {
    grid.start();
    grid.start();
    recording.emit('grid:news', { grid: 1, news: [{ place: 0, kind: 'dropped' }] });
    expect(grid.ended).toBe(0);
    recording.emit('grid:news', { grid: 2, news: [{ place: 0, kind: 'dropped' }] });
    expect(grid.ended).toBe(1);
  });

  it.each([
    ['the network', { network: { ...startingExample.network } }, true],
    ['the seed', { seed: 9 }, true],
    ['a remedy that it varies', { remedies: { ...startingExample.remedies, relu: true } }, false],
    ['one that it does not', { remedies: { ...startingExample.remedies, residual: true } }, true],
    ['the name', { name: 'Another name' }, false],
  ] as readonly (readonly [string, Partial<Experiment>, boolean])[])(
    'knows whether it still holds when %s changes',
    (_, change, isOutdated) => {
      grid.start();
      document.experiment = { ...startingExample, ...change };
      expect(grid.isOutdated).toBe(isOutdated);
    },
  );

  describe('of an earlier start', () => {
    function kept(seed: number): RecalledGrid {
      const run = (relu: boolean): GridRunOrder => ({
        remedies: { ...startingExample.remedies, relu },
        seed,
        shape: '',
      });
      const news = {
        place: 1,
        kind: 'failed',
        problem: { code: 'x', message: 'Failed.' },
      } as const;
      return { orders: [run(false), run(true)], news: [news] };
    }

    async function recalled(answer: RecalledGrid | null): Promise<RemedyGrid> {
      recording = recordingMainProcess({ 'grid:recall': () => answer });
      const later = gridIn(recording.mainProcess);
      await later.recall();
      await later.recall();
      expect(recording.requests).toHaveLength(1);
      return later;
    }

    it('is shown again as it was, with what was chosen; runs that never ended were not trained', async () => {
      const later = await recalled(kept(startingExample.seed));
      expect(later.choice).toEqual({ toggles: ['relu'], seeds: 1 });
      expect(later.runs.map(({ stage }) => stage)).toEqual(['dropped', 'failed']);
      expect([later.isActive, later.isOutdated]).toEqual([false, false]);
      expect(later.results.map(({ combination }) => combination.name)).toEqual([
        'no remedy',
        'ReLU',
      ]);
    });

    it('is left where it was made otherwise than it would be now, or where there is none', async () => {
      expect((await recalled(kept(startingExample.seed + 1))).trained).toBeNull();
      expect((await recalled(null)).trained).toBeNull();
    });
  });

  it('is stopped and forgotten with its experiment', () => {
    grid.start();
    grid.forget();
    expect(recording.requests.at(-1)?.name).toBe('grid:stop');
    expect([grid.trained, grid.isActive]).toEqual([null, false]);
  });
});
