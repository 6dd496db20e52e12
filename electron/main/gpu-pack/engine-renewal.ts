export interface RenewalSurroundings {
  readonly isRunInProgress: () => boolean;
  /** Ends the engine and starts another. */
  readonly renew: () => void;
}

/** Gives the lab a new engine as soon as that disturbs nobody: at once, or before the next run. */
export class EngineRenewal {
  readonly #surroundings: RenewalSurroundings;
  #isDue = false;

  constructor(surroundings: RenewalSurroundings) {
    this.#surroundings = surroundings;
  }

  ask(): void {
    this.#isDue = true;
    if (!this.#surroundings.isRunInProgress()) this.#renew();
  }

  /** To be called while no run is in progress. */
  beforeRun(): void {
    if (this.#isDue) this.#renew();
  }

  #renew(): void {
    this.#isDue = false;
    this.#surroundings.renew();
  }
}
