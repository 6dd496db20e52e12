import type { Observation } from './observation.svelte';
import { observedRun } from './observed-run';
import type { ObservedRun } from './observed-run';

/** The runs on screen once they have something to draw; worked out once for all charts. */
export class ShownRuns {
  readonly #run: ObservedRun | null;
  readonly #compared: ObservedRun | null;

  constructor(observation: Observation) {
    this.#run = $derived(observedRun(observation.run));
    this.#compared = $derived(observedRun(observation.baseline));
  }

  get run(): ObservedRun | null {
    return this.#run;
  }

  get compared(): ObservedRun | null {
    return this.#compared;
  }

  /** The current run first. */
  get all(): readonly ObservedRun[] {
    return [this.#run, this.#compared].filter((run) => run !== null);
  }
}
