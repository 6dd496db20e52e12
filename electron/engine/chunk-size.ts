/**
 * A call can't be interrupted: short enough that commands feel immediate, long enough that its overhead hardly counts
 * (0.5 ms for 30 layers, 4 ms for 200, whose variables are handed over one by one).
 */
const wantedMilliseconds = 45;
/** One slow call (the processor was busy elsewhere) must not make the next one a hundred times longer or shorter. */
const greatestGrowth = 4;

/** How many steps the next call makes. Changes how a run is cut into calls, never its results. */
export class ChunkSize {
  #steps = 1;

  get steps(): number {
    return this.#steps;
  }

  /** Learns from a call. */
  took(steps: number, milliseconds: number): void {
    const fitting = (wantedMilliseconds / Math.max(milliseconds, 0.001)) * steps;
    const most = Math.max(this.#steps, steps) * greatestGrowth;
    this.#steps = Math.max(1, Math.min(Math.floor(fitting), most));
  }
}
