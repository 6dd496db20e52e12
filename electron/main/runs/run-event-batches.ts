import type { WindowEvents } from '../../../shared/messages/events';
import type { RunEvent } from '../../../shared/signals/run-report';

export type RunEventBatch = WindowEvents['run:events'];

/**
 * Gathers a run's events, which come by the thousand at full speed, into at most one message per interval, in order and
 * without loss. The first after a pause waits for nothing.
 */
export class RunEventBatches {
  readonly #send: (batch: RunEventBatch) => void;
  readonly #intervalMs: number;
  #waiting: { readonly run: string; readonly events: RunEvent[] }[] = [];
  #timer: NodeJS.Timeout | null = null;
  #sentAt = -Infinity;

  constructor(send: (batch: RunEventBatch) => void, intervalMs = 50) {
    this.#send = send;
    this.#intervalMs = intervalMs;
  }

  add(run: string, event: RunEvent): void {
    const last = this.#waiting.at(-1);
    if (last?.run === run) last.events.push(event);
    else this.#waiting.push({ run, events: [event] });
    this.#schedule();
  }

  #schedule(): void {
    if (this.#timer !== null) return;
    const wait = Math.max(0, this.#sentAt + this.#intervalMs - performance.now());
    this.#timer = setTimeout(() => this.#flush(), wait);
  }

  /** One message: what another run says has to wait for the next. */
  #flush(): void {
    this.#timer = null;
    const batch = this.#waiting.shift();
    if (batch === undefined) return;
    this.#sentAt = performance.now();
    this.#send(batch);
    if (this.#waiting.length > 0) this.#schedule();
  }
}
