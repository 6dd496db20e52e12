/**
 * More than a twentieth of a second: whatever second one looks at, at most 19 messages fall into it. The tenth of a second
 * that is left over is room for messages that are late when they arrive and then come close together.
 */
export const messageInterval = 55;

/**
 * Lets one message through at a time, at most every so many milliseconds, whoever sends it: all that comes by the
 * thousand takes its turn here, so that the window gets at most 20 messages in any second together. The first after a
 * pause waits for nothing.
 */
export class MessagePace {
  readonly #waiting: (() => void)[] = [];
  #timer: NodeJS.Timeout | null = null;
  #sentAt = -Infinity;

  /** Calls `send` once, when it is its turn. */
  next(send: () => void): void {
    this.#waiting.push(send);
    this.#schedule();
  }

  #schedule(): void {
    if (this.#timer !== null || this.#waiting.length === 0) return;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      // Timers may be early by less than a millisecond.
      if (this.#wait() <= 0) {
        this.#sentAt = performance.now();
        this.#waiting.shift()?.();
      }
      this.#schedule();
    }, Math.ceil(this.#wait()));
  }

  #wait(): number {
    return Math.max(0, this.#sentAt + messageInterval - performance.now());
  }
}
