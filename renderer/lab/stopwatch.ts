/** Adds up the time between starts and stops. */
export class Stopwatch {
  readonly #now: () => number;
  #gathered = 0;
  #since: number | null = null;

  /** now: milliseconds of a clock that never runs backwards. */
  constructor(now: () => number) {
    this.#now = now;
  }

  get seconds(): number {
    const running = this.#since === null ? 0 : this.#now() - this.#since;
    return (this.#gathered + running) / 1000;
  }

  start(): void {
    this.#since ??= this.#now();
  }

  stop(): void {
    if (this.#since === null) return;
    this.#gathered += this.#now() - this.#since;
    this.#since = null;
  }
}
