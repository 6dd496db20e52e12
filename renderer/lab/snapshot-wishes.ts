import type { MainProcess } from './main-process';
import type { SnapshotRequest } from '../../shared/snapshots/snapshot-request';

/** What charts on screen want to see of the network, told to the engine together whenever it changes. */
export class SnapshotWishes {
  readonly #mainProcess: Pick<MainProcess, 'request'>;
  readonly #wishes = new Set<SnapshotRequest>();
  #isTold = true;

  /** The engine hears at once that a window is there, so that every run ends with snapshots. */
  constructor(mainProcess: Pick<MainProcess, 'request'>) {
    this.#mainProcess = mainProcess;
    this.#tellSoon();
  }

  /** Until the answer is called. */
  want(request: SnapshotRequest): () => void {
    this.#wishes.add(request);
    this.#tellSoon();
    return () => {
      this.#wishes.delete(request);
      this.#tellSoon();
    };
  }

  /** A tab that takes another's place drops some wishes and has others: one message. */
  #tellSoon(): void {
    if (!this.#isTold) return;
    this.#isTold = false;
    queueMicrotask(() => {
      this.#isTold = true;
      const spelled = [...this.#wishes].map((wish) => [JSON.stringify(wish), wish] as const);
      const requests = [...new Map(spelled).values()];
      void this.#mainProcess.request('run:watch', { requests });
    });
  }
}
