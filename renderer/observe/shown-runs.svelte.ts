import type { Observation } from './observation.svelte';
import { observedRun } from './observed-run';
import type { ObservedRun } from './observed-run';
import type { RunPair } from './run-pair';

/** What the numbers of a chart are made of. */
export interface RunsOnScreen {
  /** The current run first. */
  readonly all: readonly ObservedRun[];
  /** Both runs where charts show what they differ by; else null. */
  readonly difference: RunPair | null;
}

/** The runs on screen once they have something to draw; worked out once for all charts. */
export class ShownRuns implements RunsOnScreen {
  readonly #run: ObservedRun | null;
  readonly #compared: ObservedRun | null;

  readonly #observation: Observation;

  constructor(observation: Observation) {
    this.#observation = observation;
    this.#run = $derived(observedRun(observation.run));
    this.#compared = $derived(observedRun(observation.baseline));
  }

  get run(): ObservedRun | null {
    return this.#run;
  }

  get compared(): ObservedRun | null {
    return this.#compared;
  }

  get difference(): RunPair | null {
    const [run, compared] = [this.#run, this.#compared];
    if (run === null || compared === null || !this.#observation.showsDifference) return null;
    return { run, compared };
  }

  get all(): readonly ObservedRun[] {
    return [this.#run, this.#compared].filter((run) => run !== null);
  }
}
