import { beforeEach, describe, expect, it } from 'vitest';
import { startingExample } from '../../shared/experiment/starting-example';
import { keptInATest } from '../lab/testing/kept-in-a-test';
import { PickedWeights } from '../lab/picked-weights.svelte';
import { Run } from '../lab/run.svelte';
import { EpochPlayback } from './epoch-playback.svelte';
import { Observation } from './observation.svelte';

const silent = { accuracy: null, validationLoss: null, validationAccuracy: null, traces: [] };

function runTo(number: number, epochs: number): Run {
  const run = new Run({ id: `run-${number}`, number, experiment: startingExample });
  run.receive(
    Array.from({ length: epochs + 1 }, (_, epoch) => ({
      kind: 'epoch' as const,
      report: { epoch, loss: 0.7, ...silent, signals: {} },
    })),
  );
  return run;
}

let current: Run;
let observation: Observation;
let playback: EpochPlayback;
let tick: (() => void) | null;

beforeEach(() => {
  current = runTo(1, 40);
  tick = null;
  observation = new Observation({
    runs: [],
    get current() {
      return current;
    },
    baseline: null,
    compareWith: () => undefined,
    picks: new PickedWeights(keptInATest([])),
    watch: () => () => undefined,
  });
  playback = new EpochPlayback(observation, (each) => {
    tick = each;
    return () => (tick = null);
  });
});

/** Epochs that are shown until the film ends. */
function film(): readonly number[] {
  const shown = [observation.epoch];
  while (tick !== null && shown.length < 1000) {
    tick();
    shown.push(observation.epoch);
  }
  return shown;
}

describe('EpochPlayback', () => {
  it('shows every epoch from the first to the newest, then stops', () => {
    playback.play();
    expect(film()).toEqual(Array.from({ length: 41 }, (_, epoch) => epoch));
    expect([playback.isPlaying, observation.isLive]).toEqual([false, true]);
  });

  it('goes on from a scrubbed epoch', () => {
    observation.scrubTo(38);
    playback.play();
    expect(film()).toEqual([38, 39, 40]);
  });

  it('passes a long run in no more pictures than a screen shows', () => {
    current = runTo(2, 10_000);
    playback.play();
    const shown = film();
    expect(shown.length).toBeLessThan(200);
    expect(shown[shown.length - 1]).toBe(10_000);
  });

  it('ends where the slider is taken, or another run begins', () => {
    playback.play();
    tick?.();
    observation.scrubTo(20);
    tick?.();
    expect([playback.isPlaying, observation.epoch]).toEqual([false, 20]);

    playback.play();
    current = runTo(2, 3);
    tick?.();
    expect(playback.isPlaying).toBe(false);
  });

  it('is paused and begun again', () => {
    playback.play();
    tick?.();
    playback.pause();
    expect([playback.isPlaying, observation.epoch]).toEqual([false, 1]);
    playback.play();
    tick?.();
    expect(observation.epoch).toBe(2);
  });
});
