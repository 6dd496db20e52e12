import type { Clock } from './clock';
import { systemClock } from './clock';

/** What the user wants of a run in progress: commands come in at any time and hold from the next chunk on. */
export class RunControl {
  #paused = false;
  #stopped = false;
  #epochsPerSecond: number | null = null;
  #wake: () => void = () => undefined;

  constructor(private readonly clock: Clock = systemClock) {}

  get paused(): boolean {
    return this.#paused;
  }

  get stopped(): boolean {
    return this.#stopped;
  }

  pause(): void {
    this.#paused = true;
    this.#wake();
  }

  resume(): void {
    this.#paused = false;
    this.#wake();
  }

  stop(): void {
    this.#stopped = true;
    this.#wake();
  }

  /** null: as fast as it goes. */
  setPace(epochsPerSecond: number | null): void {
    this.#epochsPerSecond = epochsPerSecond;
    this.#wake();
  }

  /** A run that ended may be continued: what was asked of it before holds no longer, but the pace does. */
  begin(): void {
    this.#paused = false;
    this.#stopped = false;
  }

  /** Waits while there is a pause; false: it ended because the run is to stop. */
  async whilePaused(): Promise<boolean> {
    while (this.#paused && !this.#stopped) await this.#command();
    return !this.#stopped;
  }

  /** Until the pace allows the epoch after one that began at the given time. */
  async untilNextEpoch(began: number): Promise<void> {
    while (!this.#stopped && !this.#paused && this.#epochsPerSecond !== null) {
      const rest = began + 1000 / this.#epochsPerSecond - this.clock.now();
      if (rest <= 0) return;
      await this.#command(rest);
    }
  }

  /** The next command, or the end of the given time. */
  async #command(atMost?: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const cancel = atMost === undefined ? undefined : this.clock.schedule(atMost, resolve);
      this.#wake = () => {
        cancel?.();
        resolve();
      };
    });
    this.#wake = () => undefined;
  }
}
