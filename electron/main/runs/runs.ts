import { randomUUID } from 'node:crypto';
import type { EngineCommand, RunOptions } from '../../../shared/messages/engine-messages';
import { fail, succeed } from '../../../shared/problems/problem';
import type { Result } from '../../../shared/problems/problem';
import type { RunEvent } from '../../../shared/signals/run-report';
import type { SnapshotRequest } from '../../../shared/snapshots/snapshot-request';

export type RunStarted = Result<{ readonly run: string }>;

/**
 * The window's runs, one at a time: a new one stops the one in progress and begins when that has ended. What the engine
 * reports passes through here, so that it is known whether a run is in progress.
 */
export class Runs {
  readonly #send: (command: EngineCommand) => void;
  readonly #publish: (run: string, event: RunEvent) => void;
  readonly #newId: () => string;
  /** The run that was begun last, in progress or ended. */
  #run: string | null = null;
  #inProgress = false;
  /** Begins when the run in progress has ended. */
  #next: { readonly run: string; readonly begin: () => void } | null = null;

  constructor(
    send: (command: EngineCommand) => void,
    publish: (run: string, event: RunEvent) => void,
    newId: () => string = randomUUID,
  ) {
    this.#send = send;
    this.#publish = publish;
    this.#newId = newId;
  }

  get inProgress(): boolean {
    return this.#inProgress;
  }

  start(options: RunOptions): RunStarted {
    const run = this.#newId();
    this.#begin(run, { kind: 'start', run, options });
    return succeed({ run });
  }

  /** Trains the last run for more epochs from where it ended. */
  continueFor(epochs: number): RunStarted {
    const run = this.#next?.run ?? this.#run;
    if (run === null) {
      return fail({
        code: 'no-run-to-continue',
        message: 'There is no run yet that could be continued.',
        hint: 'Press Train first.',
      });
    }
    if (this.#inProgress) {
      return fail({
        code: 'run-in-progress',
        message: 'The run is still in progress.',
        hint: 'Continue it when it has ended.',
      });
    }
    this.#begin(run, { kind: 'continue', run, epochs });
    return succeed({ run });
  }

  pause(): void {
    this.#tell({ kind: 'pause' });
  }

  resume(): void {
    this.#tell({ kind: 'resume' });
  }

  stop(): void {
    this.#dropNext();
    this.#tell({ kind: 'stop' });
  }

  /** Holds for the run in progress and for all that follow. */
  pace(epochsPerSecond: number | null): void {
    this.#send({ kind: 'pace', epochsPerSecond });
  }

  /** Holds for the run in progress or ended last, and for all that follow. */
  watch(requests: readonly SnapshotRequest[]): void {
    this.#send({ kind: 'watch', requests });
  }

  /** What the engine reports. */
  report(run: string, event: RunEvent): void {
    this.#publish(run, event);
    const ended = event.kind === 'ended' || event.kind === 'failed';
    if (!ended || run !== this.#run) return;
    this.#inProgress = false;
    const next = this.#next;
    this.#next = null;
    next?.begin();
  }

  #begin(run: string, command: EngineCommand): void {
    const begin = (): void => {
      this.#run = run;
      this.#inProgress = true;
      this.#send(command);
    };
    if (!this.#inProgress) {
      begin();
      return;
    }
    this.#dropNext();
    this.#next = { run, begin };
    this.#tell({ kind: 'stop' });
  }

  /** A run that never began has ended too: whoever waits for it hears so. */
  #dropNext(): void {
    const dropped = this.#next;
    this.#next = null;
    if (dropped === null) return;
    this.#publish(dropped.run, {
      kind: 'ended',
      totals: { outcome: 'stopped', epochs: 0, steps: 0, msPerStep: null, msPerMeasurement: null },
    });
  }

  #tell(command: EngineCommand): void {
    if (this.#inProgress) this.#send(command);
  }
}
