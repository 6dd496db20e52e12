import type { Problem, Result } from '../../../shared/problems/problem';
import { fail, succeed } from '../../../shared/problems/problem';
import type { EpochReport, RunEvent } from '../../../shared/signals/run-report';
import type { TrainingPlan } from '../../../shared/training/training-plan';
import type { TrainingSession } from '../../../shared/training/training-session';
import type { Clock } from '../clock';
import { systemClock } from '../clock';
import type { Trainer } from '../trainer';
import { misfit, restoreVariables, storedVariables } from './checkpoint';
import { CheckpointStore } from './checkpoint-store';

/**
 * A state is written so often that writing takes at most a twentieth of the time: of small networks every quarter of a
 * second, of large ones more seldom. So much may be lost when the process dies.
 */
const leastMillisecondsBetween = 250;
const shareOfTime = 1 / 20;

export interface CheckpointedRun {
  readonly plan: TrainingPlan;
  readonly session: TrainingSession;
  readonly trainer: Trainer;
}

/** Keeps the state of one run in a file while it trains. */
export class RunCheckpoints {
  readonly #store: CheckpointStore;
  readonly #reports: EpochReport[] = [];
  #written: number;
  #millisecondsBetween = leastMillisecondsBetween;

  constructor(
    file: string,
    private readonly identity: string,
    private readonly clock: Clock = systemClock,
  ) {
    this.#store = new CheckpointStore(file);
    this.#written = clock.now();
  }

  /** Puts the run where the file says it stood, and tells again what it had told; does nothing if there is no file. */
  async resume(run: CheckpointedRun, tell: (event: RunEvent) => void): Promise<Result<null>> {
    const read = await this.#store.read(this.identity);
    if (!read.ok) return read;
    const checkpoint = read.value;
    if (checkpoint === null) return succeed(null);
    const problem = misfit(checkpoint, run.plan);
    if (problem !== null) return fail(problem);
    restoreVariables(checkpoint, run.session);
    run.trainer.restore(checkpoint.state);
    for (const report of checkpoint.reports) tell({ kind: 'epoch', report });
    return succeed(null);
  }

  /** Notes what the run tells. */
  hear(event: RunEvent): void {
    if (event.kind === 'epoch') this.#reports.push(event.report);
  }

  /** Writes now and then. A write that fails is tried again later, at the latest by {@link write} at the end. */
  async betweenCalls(run: CheckpointedRun): Promise<void> {
    if (this.clock.now() - this.#written >= this.#millisecondsBetween) await this.write(run);
  }

  /** Why the state could not be written; null if it was. */
  async write({ plan, session, trainer }: CheckpointedRun): Promise<Problem | null> {
    const began = this.clock.now();
    const problem = await this.#store.write({
      identity: this.identity,
      state: trainer.state,
      reports: this.#reports,
      variables: storedVariables(plan, session),
    });
    this.#written = this.clock.now();
    const took = this.#written - began;
    this.#millisecondsBetween = Math.max(leastMillisecondsBetween, took / shareOfTime);
    return problem;
  }
}
