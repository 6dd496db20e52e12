import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startingExample } from '../../shared/experiment/starting-example';
import { fail, succeed } from '../../shared/problems/problem';
import type { EpochReport } from '../../shared/signals/run-report';
import { keptInATest } from '../lab/testing/kept-in-a-test';
import { PickedWeights } from '../lab/picked-weights.svelte';
import { Run } from '../lab/run.svelte';
import { recordingMainProcess } from '../lab/testing/recording-main-process';
import { CloserLook } from './closer-look';
import { Observation } from './observation.svelte';
import { observedRunOf } from './testing/observed-run-of';
import { wholeRun } from './whole-runs';

const { description } = observedRunOf({ layers: 1, loss: [] });

/** The loss is the epoch's own number, so that one sees which was read. */
function report(epoch: number): EpochReport {
  const silent = { accuracy: null, validationLoss: null, validationAccuracy: null };
  return { epoch, loss: epoch, ...silent, signals: { 'delta-rms': [epoch] }, traces: [] };
}

function reports(from: number, to: number): readonly EpochReport[] {
  return Array.from({ length: to - from + 1 }, (_, index) => report(from + index));
}

function runTo(epoch: number): Run {
  const run = new Run({ id: 'a', number: 1, experiment: startingExample });
  run.receive([
    { kind: 'described', description },
    ...reports(0, epoch).map((each) => ({ kind: 'epoch' as const, report: each })),
  ]);
  return run;
}

function looking(run: Run) {
  const { mainProcess, requests } = recordingMainProcess({
    'run:epochs': ({ from, to }) => succeed(reports(from, to)),
  });
  const observation = new Observation({
    runs: [run],
    current: run,
    baseline: null,
    picks: new PickedWeights(keptInATest([])),
    compareWith: () => undefined,
    watch: () => () => undefined,
  });
  const look = new CloserLook(mainProcess);
  const rest = async () => {
    look.follow(observation);
    await vi.advanceTimersByTimeAsync(500);
  };
  return { observation, rest, requests };
}

describe('a closer look', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('reads the very epoch on which one rests, and forgets it when one goes on', async () => {
    const run = runTo(5000);
    const { observation, rest } = looking(run);
    observation.scrubTo(3333);
    expect(observation.report?.loss).not.toBe(3333);
    await rest();
    expect(observation.report?.loss).toBe(3333);
    observation.followNewest();
    await rest();
    expect(run.reports.some(({ epoch }) => epoch === 3333)).toBe(false);
  });

  it('reads every epoch of a zoomed range', async () => {
    const run = runTo(5000);
    const { observation, rest } = looking(run);
    observation.zoomTo({ from: 1000, to: 1300 });
    expect(run.isWhole(1000, 1300)).toBe(false);
    await rest();
    expect(run.isWhole(1000, 1300)).toBe(true);
    observation.resetZoom();
    await rest();
    expect(run.isWhole(1000, 1300)).toBe(false);
  });

  it('leaves a range alone that no chart can draw epoch by epoch', async () => {
    const { observation, rest, requests } = looking(runTo(5000));
    observation.zoomTo({ from: 1000, to: 3000 });
    await rest();
    expect(requests).toEqual([]);
  });

  it('asks for nothing of a short run', async () => {
    const { observation, rest, requests } = looking(runTo(100));
    observation.scrubTo(50);
    await rest();
    expect(requests).toEqual([]);
  });
});

describe('the whole of a run', () => {
  it('is here where the run is short', async () => {
    const { mainProcess, requests } = recordingMainProcess();
    const whole = await wholeRun(runTo(100), [], mainProcess);
    expect(whole.ok && whole.value?.reports).toHaveLength(101);
    expect(requests).toEqual([]);
  });

  it('is read again where the run is long, as far as it is wanted', async () => {
    const { mainProcess, requests } = recordingMainProcess({
      'run:epochs': ({ from, to }) => succeed(reports(from, to)),
    });
    const whole = await wholeRun(runTo(5000), ['delta-rms'], mainProcess);
    expect(whole.ok && whole.value?.reports.map(({ epoch }) => epoch)).toEqual(
      reports(0, 5000).map(({ epoch }) => epoch),
    );
    const payload = { run: 'a', from: 0, to: 5000, signals: ['delta-rms'] };
    expect(requests).toEqual([{ name: 'run:epochs', payload }]);
  });

  it('is a problem where it was not kept', async () => {
    const answer = fail({ code: 'run-not-kept', message: 'This run was not kept.' });
    const { mainProcess } = recordingMainProcess({ 'run:epochs': () => answer });
    expect(await wholeRun(runTo(5000), [], mainProcess)).toEqual(answer);
  });
});
