import type { SnapshotRequest } from '../../../shared/snapshots/snapshot-request';
import type { Clock } from '../clock';
import { systemClock } from '../clock';
import type { RunSnapshots } from './run-snapshots';

/** What people see move is renewed four times a second at most, and takes at most a twentieth of the time. */
const leastMillisecondsBetween = 250;
const shareOfTime = 1 / 20;
/** An epoch that takes so many intervals is shown from within too. */
const intervalsWithinEpoch = 4;

/** Renews the snapshots that a window watches while a run trains, seldom enough to keep it from nothing. */
export class SnapshotWatch {
  #requests: readonly SnapshotRequest[] = [];
  #taken: number;
  #millisecondsBetween = leastMillisecondsBetween;
  /** The first ones hold what TensorFlow prepares once: no measure of the next. */
  #isFirst = true;

  constructor(
    private readonly snapshots: Pick<RunSnapshots, 'take'>,
    requests: readonly SnapshotRequest[],
    private readonly clock: Clock = systemClock,
  ) {
    this.#taken = clock.now();
    this.#requests = requests;
  }

  /** What is new among the requests is answered at once. */
  watch(requests: readonly SnapshotRequest[]): void {
    const known = new Set(this.#requests.map((request) => JSON.stringify(request)));
    this.#requests = requests;
    for (const request of requests) {
      if (!known.has(JSON.stringify(request))) this.snapshots.take(request);
    }
  }

  /** Before the first step, or when an ended run goes on. */
  begin(): void {
    this.#take();
  }

  betweenCalls(isWithinEpoch: boolean): void {
    if (this.#requests.length === 0) return;
    const wait = this.#millisecondsBetween * (isWithinEpoch ? intervalsWithinEpoch : 1);
    if (this.clock.now() - this.#taken >= wait) this.#take();
  }

  /** The last word on what is watched, and on all that a later run may be compared with. */
  end(): void {
    this.#take();
    const kept: readonly SnapshotRequest[] = [
      { kind: 'plane', part: null },
      { kind: 'predictions' },
    ];
    for (const request of kept) {
      const isTaken = this.#requests.some(
        (other) => JSON.stringify(other) === JSON.stringify(request),
      );
      if (!isTaken) this.snapshots.take(request);
    }
  }

  #take(): void {
    const began = this.clock.now();
    for (const request of this.#requests) this.snapshots.take(request);
    this.#taken = this.clock.now();
    const took = this.#isFirst ? 0 : this.#taken - began;
    if (this.#requests.length > 0) this.#isFirst = false;
    this.#millisecondsBetween = Math.max(leastMillisecondsBetween, took / shareOfTime);
  }
}
