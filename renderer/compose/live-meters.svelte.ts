import type { Observation } from '../observe/observation.svelte';

const empty: ReadonlyMap<string, number> = new Map();

/**
 * The gradient that reaches each layer at the shown epoch. Kept beside the canvas nodes, not in them: a new report
 * touches a meter each and never rebuilds the canvas.
 */
export class LiveMeters {
  readonly #observation: Observation;
  readonly #isStale: () => boolean;
  readonly #deltas = $derived.by(() => this.#read());

  /** isStale: whether the network was changed since the run. */
  constructor(observation: Observation, isStale: () => boolean) {
    this.#observation = observation;
    this.#isStale = isStale;
  }

  /** RMS of delta; null where it was not measured. */
  delta(layer: string): number | null {
    return this.#deltas.get(layer) ?? null;
  }

  get stale(): boolean {
    return this.#isStale();
  }

  #read(): ReadonlyMap<string, number> {
    const layers = this.#observation.run?.description?.layers;
    const values = this.#observation.report?.signals['delta-rms'];
    if (layers === undefined || values === undefined) return empty;
    return new Map(
      layers.flatMap(({ id }, index) => {
        const value = values[index];
        return value === null || value === undefined ? [] : [[id, value] as const];
      }),
    );
  }
}
