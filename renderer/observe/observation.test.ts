import { beforeEach, describe, expect, it } from 'vitest';
import { Observation } from './observation.svelte';
import { keptInATest } from '../lab/testing/kept-in-a-test';
import { PickedWeights } from '../lab/picked-weights.svelte';
import { Run } from '../lab/run.svelte';
import { startingExample } from '../../shared/experiment/starting-example';

function report(epoch: number) {
  const silent = { accuracy: null, validationLoss: null, validationAccuracy: null, traces: [] };
  return { epoch, loss: 0.7, ...silent, signals: {} };
}

function runTo(number: number, epoch: number): Run {
  const run = new Run({ id: `run-${number}`, number, experiment: startingExample });
  const reports = Array.from({ length: epoch + 1 }, (_, index) => report(index));
  run.receive(reports.map((each) => ({ kind: 'epoch', report: each })));
  return run;
}

class Runs {
  runs: readonly Run[] = [];
  current: Run | null = null;
  baseline: Run | null = null;

  compareWith(run: Run | null | 'automatic'): void {
    this.baseline = run === 'automatic' ? null : run;
  }

  readonly picks = new PickedWeights(keptInATest([]));

  watch() {
    return () => undefined;
  }
}

describe('Observation', () => {
  let runs: Runs;
  let observation: Observation;

  beforeEach(() => {
    runs = new Runs();
    observation = new Observation(runs);
  });

  it('shows nothing before a run', () => {
    expect(observation.report).toBeNull();
    expect(observation.lastEpoch).toBeNull();
    expect(observation.epoch).toBe(0);
  });

  it('follows the newest epoch until one scrubs, and again when asked', () => {
    const run = runTo(1, 3);
    runs.current = run;
    expect(observation.epoch).toBe(3);
    observation.scrubTo(1);
    run.receive([{ kind: 'epoch', report: report(4) }]);
    expect(observation.epoch).toBe(1);
    expect(observation.report?.epoch).toBe(1);
    observation.followNewest();
    expect(observation.epoch).toBe(4);
  });

  it('is live again when one scrubs to the newest epoch or beyond', () => {
    runs.current = runTo(1, 3);
    observation.scrubTo(1);
    observation.scrubTo(99);
    expect(observation.isLive).toBe(true);
  });

  it('starts a new run live and unzoomed', () => {
    runs.current = runTo(1, 30);
    observation.scrubTo(10);
    observation.zoomTo({ from: 5, to: 20 });
    runs.current = runTo(2, 2);
    expect(observation.isLive).toBe(true);
    expect(observation.isZoomed).toBe(false);
  });

  it.each([
    [
      { from: 20, to: 5 },
      { from: 5, to: 20 },
    ],
    [
      { from: -3.2, to: 12.4 },
      { from: 0, to: 12 },
    ],
    [
      { from: 7.1, to: 7.3 },
      { from: 0, to: 40 },
    ],
  ])('zoomed to %j shows %j', (wanted, shown) => {
    runs.current = runTo(1, 30);
    observation.zoomTo(wanted);
    expect(observation.range).toEqual(shown);
  });

  it('holds a longer compared run on its axes', () => {
    runs.current = runTo(2, 5);
    runs.baseline = runTo(1, 120);
    expect(observation.lastEpoch).toBe(120);
  });
});
