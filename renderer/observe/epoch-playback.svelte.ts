import type { Observation } from './observation.svelte';

/** What calls back again and again until it is told to stop: setInterval, or a test's own. */
export type Ticker = (tick: () => void, milliseconds: number) => () => void;

/** All epochs pass in about this time, a long run faster than a short one. */
const seconds = 6;
/** The screen shows no more pictures a second than these. */
const mostTicks = 30;

/** Lets the shown epoch run from the first (or where it stands) to the newest, as a film of the run. */
export class EpochPlayback {
  readonly #observation: Observation;
  readonly #ticker: Ticker;
  #stop = $state.raw<(() => void) | null>(null);

  constructor(observation: Observation, ticker: Ticker = everyInterval) {
    this.#observation = observation;
    this.#ticker = ticker;
  }

  get isPlaying(): boolean {
    return this.#stop !== null;
  }

  /** From the start where the newest epoch is shown. */
  play(): void {
    this.pause();
    const observation = this.#observation;
    const { run, newest } = observation;
    if (observation.isLive) observation.scrubTo(0);
    const ticks = Math.min(Math.max(1, newest), seconds * mostTicks);
    let at = observation.epoch;
    this.#stop = this.#ticker(
      () => {
        // The user took the slider, or another run began: the film is over.
        if (observation.run !== run || observation.epoch !== Math.round(at)) return this.pause();
        at = Math.min(newest, at + newest / ticks);
        observation.scrubTo(at);
        if (at >= newest) this.pause();
      },
      (seconds * 1000) / ticks,
    );
  }

  pause(): void {
    this.#stop?.();
    this.#stop = null;
  }
}

function everyInterval(tick: () => void, milliseconds: number): () => void {
  const timer = setInterval(tick, milliseconds);
  return () => clearInterval(timer);
}
