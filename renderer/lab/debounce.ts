/** Runs the newest of a burst of tasks once the burst has been quiet for a while. */
export class Debounce {
  readonly #milliseconds: number;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #task: (() => void) | null = null;

  constructor(milliseconds: number) {
    this.#milliseconds = milliseconds;
  }

  later(task: () => void): void {
    this.cancel();
    this.#task = task;
    this.#timer = setTimeout(() => this.flush(), this.#milliseconds);
  }

  /** Runs what waits at once, if anything does. */
  flush(): void {
    const task = this.#task;
    this.cancel();
    task?.();
  }

  cancel(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#task = null;
  }
}
