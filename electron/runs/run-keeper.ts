import type { Experiment } from '../../shared/experiment/experiment';
import type { NamedWeights } from '../../shared/messages/engine-messages';
import type { Problem } from '../../shared/problems/problem';
import type { EpochReport, RunEvent } from '../../shared/signals/run-report';
import { writeFileAtomically } from '../files/atomic-write';
import { weightsFile } from '../weights/weights-file';
import { keepWithin } from './keep-within';
import { usualBounds } from './run-database';
import type { Bounds, RunDatabase } from './run-database';

/** What a kill may lose of a run in progress. */
const millisecondsBetween = 1000;
/** Runs that have ended, of which weights may still come and the last may be continued. */
const mostEnded = 20;
/** So that one write stays short. */
const mostEpochs = 250;

interface RunInProgress {
  readonly experiment: Experiment;
  waiting: EpochReport[];
  written: number;
  ended: boolean;
}

export interface RunKeeperOptions {
  /** Called when a run cannot be kept any further, as when the disk is full; it trains on all the same. */
  readonly onProblem: (problem: Problem) => void;
  readonly now?: () => number;
  readonly bounds?: Bounds;
}

/** Writes down what runs tell while they train: epochs in batches, so that neither training nor the window waits. */
export class RunKeeper {
  readonly #runs = new Map<string, RunInProgress>();
  readonly #now: () => number;
  readonly #bounds: Bounds;

  constructor(
    private readonly database: RunDatabase,
    private readonly options: RunKeeperOptions,
  ) {
    this.#now = options.now ?? Date.now;
    this.#bounds = options.bounds ?? usualBounds;
  }

  /** From now on the run's events are to be told to {@link hear}. */
  begin(run: string, experiment: Experiment, folder: string): void {
    const begun = this.#now();
    this.#attempt(run, () => {
      this.database.begin({ id: run, begun, experiment, folder });
      this.#forgetEnded();
      this.#runs.set(run, { experiment, waiting: [], written: begun, ended: false });
    });
  }

  hear(run: string, event: RunEvent): void {
    const inProgress = this.#runs.get(run);
    if (inProgress !== undefined) this.#attempt(run, () => this.#note(run, inProgress, event));
  }

  /** Keeps the weights that the run ended with; there are none of a run whose engine died. */
  async keepWeights(run: string, weights: readonly NamedWeights[] | null): Promise<void> {
    const inProgress = this.#runs.get(run);
    if (weights === null || inProgress === undefined) return;
    const content = weightsFile(weights, inProgress.experiment.name);
    try {
      await writeFileAtomically(this.database.weightsFile(run), content);
      this.database.noteWeights(run, content.length);
    } catch (error) {
      this.#giveUp(run, error);
    }
  }

  #note(run: string, inProgress: RunInProgress, event: RunEvent): void {
    switch (event.kind) {
      case 'phase':
        inProgress.ended = false;
        if (event.phase === 'paused') this.#flush(run, inProgress);
        return;
      case 'described':
        this.database.describe(run, event.description);
        return;
      case 'epoch':
        inProgress.waiting.push(event.report);
        if (this.#isTime(inProgress)) this.#flush(run, inProgress);
        return;
      case 'ended':
        inProgress.ended = true;
        this.#flush(run, inProgress);
        this.database.end(run, this.#now(), event.totals);
        keepWithin(this.#bounds, this.database);
        return;
      case 'failed':
        inProgress.ended = true;
        this.#flush(run, inProgress);
        this.database.fail(run, this.#now(), event.problem);
        return;
    }
  }

  /** Writes what has not been written yet. */
  flush(): void {
    for (const [run, inProgress] of this.#runs) {
      this.#attempt(run, () => this.#flush(run, inProgress));
    }
  }

  /** A day of runs is not to stay in memory. */
  #forgetEnded(): void {
    const ended = [...this.#runs].filter(([, { ended }]) => ended);
    for (const [run] of ended.slice(0, -mostEnded)) this.#runs.delete(run);
  }

  #isTime({ waiting, written }: RunInProgress): boolean {
    return waiting.length >= mostEpochs || this.#now() - written >= millisecondsBetween;
  }

  #flush(run: string, inProgress: RunInProgress): void {
    this.database.addEpochs(run, inProgress.waiting);
    inProgress.waiting = [];
    inProgress.written = this.#now();
  }

  #attempt(run: string, work: () => void): void {
    try {
      work();
    } catch (error) {
      this.#giveUp(run, error);
    }
  }

  #giveUp(run: string, error: unknown): void {
    this.#runs.delete(run);
    const reason = error instanceof Error ? error.message : String(error);
    this.options.onProblem({
      code: 'run-not-kept',
      message: `The run is not kept any further: ${reason.split('\n', 1)[0] ?? reason}`,
      hint: 'It trains on all the same.',
    });
  }
}
