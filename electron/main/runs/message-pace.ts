/**
 * Lets one message through at a time, at most every so many milliseconds, whoever sends it: all that comes by the
 * thousand takes its turn here, so that the window gets at most 20 messages a second together. The first after a pause
 * waits for nothing.
 */
export class MessagePace {
  readonly #intervalMs: number;
  readonly #waiting: (() => void)[] = [];
  #timer: NodeJS.Timeout | null = null;
  #sentAt = -Infinity;

  constructor(intervalMs = 50) {
    this.#intervalMs = intervalMs;
  }

  /** Calls `send` once, when it is its turn. */
  next(send: () => void): void {
    this.#waiting.push(send);
    this.#schedule();
  }

  #schedule(): void {
    if (this.#timer !== null || this.#waiting.length === 0) return;
    const wait = Math.max(0, this.#sentAt + this.#intervalMs - performance.now());
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#sentAt = performance.now();
      this.#waiting.shift()?.();
      this.#schedule();
    }, wait);
  }
}
