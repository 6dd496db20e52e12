import type { NamedWeights, RunOptions } from '../../shared/messages/engine-messages';
import type { RunEvent, RunTotals } from '../../shared/signals/run-report';
import type { Snapshot } from '../../shared/snapshots/snapshot';
import type { SnapshotRequest } from '../../shared/snapshots/snapshot-request';
import { RunCheckpoints } from './checkpoints/run-checkpoints';
import { runIdentity } from './checkpoints/run-identity';
import { prepareRun } from './prepare-run';
import type { PreparedRun } from './prepare-run';
import { rowsStillNeeded } from './rows-still-needed';
import { RunControl } from './run-control';
import { RunSnapshots } from './snapshots/run-snapshots';
import { SnapshotWatch } from './snapshots/snapshot-watch';
import { Trainer } from './trainer';

const stoppedEarly: RunTotals = {
  outcome: 'stopped',
  epochs: 0,
  steps: 0,
  msPerStep: null,
  msPerMeasurement: null,
};

/** One run from its data to its end, and beyond if it is continued. Every train ends with `ended` or `failed`. */
export class EngineRun {
  readonly control = new RunControl();
  readonly #loading = new AbortController();
  #prepared: PreparedRun | null = null;
  #trainer: Trainer | null = null;
  #checkpoints: RunCheckpoints | null = null;
  /** null: nobody watches. */
  #watched: readonly SnapshotRequest[] | null = null;
  #watch: SnapshotWatch | null = null;

  constructor(
    private readonly options: RunOptions,
    private readonly tell: (event: RunEvent) => void,
    private readonly show: (snapshot: Snapshot) => void = () => undefined,
  ) {}

  /** Snapshots of these are taken now and then from now on, and some at the end of the run. */
  watch(requests: readonly SnapshotRequest[]): void {
    this.#watched = requests;
    if (this.#watch === null) this.#beginToWatch();
    else this.#watch.watch(requests);
  }

  /** As they are now; null before the run has begun to train. */
  weights(): readonly NamedWeights[] | null {
    if (this.#prepared === null) return null;
    const { plan, session } = this.#prepared;
    return plan.variables
      .filter(({ role }) => role === 'weight' || role === 'moving-average')
      .map(({ name, shape }) => ({ name, shape, values: session.read(name) }));
  }

  async start(): Promise<void> {
    const prepared = await this.#prepare();
    if (prepared === null) return;
    this.#prepared = prepared;
    const trainer = this.#newTrainer(prepared);
    this.#trainer = trainer;
    const resumed = await this.#checkpoints?.resume({ ...prepared, trainer }, this.#told);
    if (resumed?.ok === false) {
      this.tell({ kind: 'failed', problem: resumed.problems[0] });
      return;
    }
    await this.#train(trainer, prepared, this.options.experiment.training.epochs);
  }

  /** null: it failed or was stopped, and that was told. What only the beginning needs is held by nobody afterwards. */
  async #prepare(): Promise<PreparedRun | null> {
    const { experiment, checkpoint } = this.options;
    const prepared = await prepareRun(this.options, this.tell, this.#loading.signal);
    if (!prepared.ok) {
      const [problem] = prepared.problems;
      if (this.control.stopped) this.tell({ kind: 'ended', totals: stoppedEarly });
      else this.tell({ kind: 'failed', problem });
      return null;
    }
    const { data, engine } = prepared.value;
    if (checkpoint !== undefined) {
      const identity = runIdentity(experiment, data, engine);
      this.#checkpoints = new RunCheckpoints(checkpoint, identity);
    }
    return { ...prepared.value, data: rowsStillNeeded(data, engine) };
  }

  #newTrainer(prepared: PreparedRun): Trainer {
    const trainer: Trainer = new Trainer({
      ...prepared,
      seed: this.options.experiment.seed,
      control: this.control,
      withSignals: this.options.signals !== 'none',
      tell: this.#told,
      betweenCalls: async () => {
        this.#watch?.betweenCalls(trainer.state.progress !== null);
        await this.#checkpoints?.betweenCalls({ ...prepared, trainer });
      },
    });
    return trainer;
  }

  readonly #told = (event: RunEvent): void => {
    this.#checkpoints?.hear(event);
    this.tell(event);
  };

  /** Trains for more epochs from where it ended. */
  async continueFor(epochs: number): Promise<void> {
    if (this.#trainer === null || this.#prepared === null) {
      this.tell({ kind: 'failed', problem: nothingToContinue });
      return;
    }
    this.control.begin();
    await this.#train(this.#trainer, this.#prepared, this.#trainer.epochs + epochs);
  }

  stop(): void {
    this.control.stop();
    this.#loading.abort();
  }

  dispose(): void {
    this.#prepared?.session.dispose();
    this.#prepared = null;
    this.#trainer = null;
    this.#watch = null;
  }

  /** Once there is something to see and somebody who sees it. */
  #beginToWatch(): void {
    if (this.#watched === null || this.#prepared === null || this.#trainer === null) return;
    const snapshots = new RunSnapshots(this.#prepared, this.#trainer, this.show);
    this.#watch ??= new SnapshotWatch(snapshots, this.#watched);
    this.#watch.begin();
  }

  async #train(trainer: Trainer, prepared: PreparedRun, epochs: number): Promise<void> {
    this.#beginToWatch();
    const totals = await trainer.train(epochs);
    this.#watch?.end();
    // A run that broke keeps its last sound state.
    const unwritten =
      totals.outcome === 'diverged'
        ? null
        : await this.#checkpoints?.write({ ...prepared, trainer });
    if (unwritten != null) {
      this.tell({ kind: 'failed', problem: unwritten });
      return;
    }
    this.tell({ kind: 'ended', totals });
  }
}

export const nothingToContinue = {
  code: 'no-run-to-continue',
  message: 'The run that should go on is not in memory any more.',
  hint: 'Train it anew.',
} as const;
