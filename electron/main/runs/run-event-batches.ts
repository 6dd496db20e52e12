import type { WindowEvents } from '../../../shared/messages/events';
import type { RunEvent } from '../../../shared/signals/run-report';
import { MessagePace } from './message-pace';

export type RunEventBatch = WindowEvents['run:events'];

/** Gathers a run's events, which come by the thousand at full speed, into messages at the pace, in order and without loss. */
export class RunEventBatches {
  readonly #send: (batch: RunEventBatch) => void;
  readonly #pace: MessagePace;
  #waiting: { readonly run: string; readonly events: RunEvent[] }[] = [];
  #isScheduled = false;

  constructor(send: (batch: RunEventBatch) => void, pace = new MessagePace()) {
    this.#send = send;
    this.#pace = pace;
  }

  add(run: string, event: RunEvent): void {
    const last = this.#waiting.at(-1);
    if (last?.run === run) last.events.push(event);
    else this.#waiting.push({ run, events: [event] });
    this.#schedule();
  }

  #schedule(): void {
    if (this.#isScheduled || this.#waiting.length === 0) return;
    this.#isScheduled = true;
    this.#pace.next(() => this.#flush());
  }

  /** One message: what another run says has to wait for the next. */
  #flush(): void {
    this.#isScheduled = false;
    const batch = this.#waiting.shift();
    if (batch !== undefined) this.#send(batch);
    this.#schedule();
  }
}
