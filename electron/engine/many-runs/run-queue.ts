/** A run that waits for an engine. */
export interface WaitingRun {
  readonly run: string;
  /** Runs of one shape share a compiled program, if the same engine trains them one after the other. */
  readonly shape: string;
}

/** Runs in the order in which they came, handed out so that few programs are compiled twice. */
export class RunQueue<Run extends WaitingRun> {
  #waiting: readonly Run[] = [];

  get size(): number {
    return this.#waiting.length;
  }

  add(run: Run): void {
    this.#waiting = [...this.#waiting, run];
  }

  /** The run, if it was waiting: it waits no more. */
  remove(run: string): Run | null {
    return this.#without(this.#waiting.find((waiting) => waiting.run === run));
  }

  removeAll(): readonly Run[] {
    const all = this.#waiting;
    this.#waiting = [];
    return all;
  }

  /**
   * The next run for an engine that has a program of shape `own` (null: none yet) while the others are at the shapes
   * `taken`: one of its own shape, else the first that no other engine is at, else the first at all. An engine is never
   * left without work: compiling once more on an idle core is no slower than waiting for another core.
   */
  take(own: string | null, taken: ReadonlySet<string>): Run | null {
    return this.#without(
      this.#waiting.find(({ shape }) => shape === own) ??
        this.#waiting.find(({ shape }) => !taken.has(shape)) ??
        this.#waiting[0],
    );
  }

  #without(run: Run | undefined): Run | null {
    if (run === undefined) return null;
    this.#waiting = this.#waiting.filter((waiting) => waiting !== run);
    return run;
  }
}
