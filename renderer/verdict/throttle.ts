/** Runs a task now and then: at once where the last run is a while ago, else once when the while is over. */
export class Throttle {
  readonly #milliseconds: number;
  readonly #now: () => number;
  #last = -Infinity;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(milliseconds: number, now: () => number = () => performance.now()) {
    this.#milliseconds = milliseconds;
    this.#now = now;
  }

  request(task: () => void): void {
    if (this.#timer !== null) return;
    const wait = this.#last + this.#milliseconds - this.#now();
    if (wait <= 0) this.#run(task);
    else this.#timer = setTimeout(() => this.#run(task), wait);
  }

  /** Forgets what waits; the next request runs at once. */
  reset(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#last = -Infinity;
  }

  #run(task: () => void): void {
    this.#timer = null;
    this.#last = this.#now();
    task();
  }
}
