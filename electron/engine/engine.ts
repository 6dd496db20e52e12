import type { EngineCommand, EngineMessage } from '../../shared/messages/engine-messages';
import type { RunEvent } from '../../shared/signals/run-report';
import type { SnapshotRequest } from '../../shared/snapshots/snapshot-request';
import { EngineRun, nothingToContinue } from './engine-run';
import { unexpectedProblem } from './unexpected-problem';

/** Takes commands and runs them one after the other; the last run stays in memory so that it can be continued. */
export class Engine {
  #current: { readonly id: string; readonly run: EngineRun } | null = null;
  #epochsPerSecond: number | null = null;
  /** null: nobody watches. */
  #watched: readonly SnapshotRequest[] | null = null;
  /** Resolves when nothing runs. */
  #idle: Promise<void> = Promise.resolve();

  constructor(private readonly post: (message: EngineMessage) => void) {}

  receive(command: EngineCommand): void {
    const run = this.#current?.run;
    switch (command.kind) {
      case 'start':
        this.#start(command);
        return;
      case 'continue':
        this.#continue(command);
        return;
      case 'pause':
        run?.control.pause();
        return;
      case 'resume':
        run?.control.resume();
        return;
      case 'stop':
        run?.stop();
        return;
      case 'read-weights':
        this.#sendWeights(command.run);
        return;
      case 'watch':
        this.#watched = command.requests;
        run?.watch(command.requests);
        return;
      case 'pace':
        this.#epochsPerSecond = command.epochsPerSecond;
        run?.control.setPace(command.epochsPerSecond);
        return;
    }
  }

  /** A run in progress is stopped and ends before the new one begins. */
  #start({ run: id, options }: Extract<EngineCommand, { kind: 'start' }>): void {
    const previous = this.#current?.run;
    previous?.stop();
    const run = new EngineRun(
      options,
      (event) => this.#tell(id, event),
      (snapshot) => this.post({ kind: 'snapshot', run: id, snapshot }),
    );
    run.control.setPace(this.#epochsPerSecond);
    if (this.#watched !== null) run.watch(this.#watched);
    this.#current = { id, run };
    this.#enqueue(id, async () => {
      previous?.dispose();
      await run.start();
    });
  }

  #continue({ run: id, epochs }: Extract<EngineCommand, { kind: 'continue' }>): void {
    const current = this.#current;
    if (current?.id === id) this.#enqueue(id, () => current.run.continueFor(epochs));
    else this.#tell(id, { kind: 'failed', problem: nothingToContinue });
  }

  #sendWeights(id: string): void {
    const weights = this.#current?.id === id ? this.#current.run.weights() : null;
    this.post({ kind: 'weights', run: id, weights });
  }

  #enqueue(id: string, work: () => Promise<void>): void {
    this.#idle = this.#idle.then(work).catch((error: unknown) => {
      this.#tell(id, { kind: 'failed', problem: unexpectedProblem(error) });
    });
  }

  #tell(run: string, event: RunEvent): void {
    this.post({ kind: 'run', run, event });
  }
}
