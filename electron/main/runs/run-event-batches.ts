import type { WindowEvents } from '../../../shared/messages/events';
import type { RunEvent } from '../../../shared/signals/run-report';
import { snapshotKey } from '../../../shared/snapshots/snapshot';
import type { Snapshot } from '../../../shared/snapshots/snapshot';
import { MessagePace } from './message-pace';

export type RunEventBatch = WindowEvents['run:events'];

interface WaitingBatch {
  readonly run: string;
  readonly events: RunEvent[];
  readonly snapshots: Map<string, Snapshot>;
}

/**
 * Gathers a run's events, which come by the thousand at full speed, into messages at the pace, in order and without
 * loss; of snapshots that show the same thing only the newest is sent.
 */
export class RunEventBatches {
  readonly #send: (batch: RunEventBatch) => void;
  readonly #pace: MessagePace;
  readonly #waiting: WaitingBatch[] = [];

  constructor(send: (batch: RunEventBatch) => void, pace = new MessagePace()) {
    this.#send = send;
    this.#pace = pace;
  }

  add(run: string, event: RunEvent): void {
    this.#batchOf(run).events.push(event);
  }

  addSnapshot(run: string, snapshot: Snapshot): void {
    this.#batchOf(run).snapshots.set(snapshotKey(snapshot), snapshot);
  }

  /** One message tells of one run: what another run says has to wait for the next. */
  #batchOf(run: string): WaitingBatch {
    const last = this.#waiting.at(-1);
    if (last?.run === run) return last;
    const batch: WaitingBatch = { run, events: [], snapshots: new Map() };
    this.#waiting.push(batch);
    this.#pace.next(() => this.#flush());
    return batch;
  }

  #flush(): void {
    const batch = this.#waiting.shift();
    if (batch === undefined) return;
    const { run, events, snapshots } = batch;
    this.#send({ run, events, snapshots: [...snapshots.values()] });
  }
}
