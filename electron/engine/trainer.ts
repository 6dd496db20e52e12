import type { DataSet } from '../../shared/data/data-set';
import { shuffledIndices } from '../../shared/random/shuffle';
import { stream } from '../../shared/random/stream';
import type { RunEvent, RunOutcome, RunTotals } from '../../shared/signals/run-report';
import type { TrainingPlan } from '../../shared/training/training-plan';
import type { TrainingSession } from '../../shared/training/training-session';
import { ChunkSize } from './chunk-size';
import type { Clock } from './clock';
import { systemClock } from './clock';
import { divergenceProblem, firstBrokenLayer } from './divergence';
import { EpochProgress } from './epoch-progress';
import { epochReport, startReport } from './epoch-report';
import type { RunControl } from './run-control';
import { Stopwatch } from './stopwatch';
import type { TrainerState } from './trainer-state';

export interface TrainerInputs {
  readonly plan: TrainingPlan;
  readonly session: TrainingSession;
  readonly data: DataSet;
  readonly seed: number;
  readonly control: RunControl;
  /** Whether signals are measured, as by default; they never change what is trained. */
  readonly withSignals?: boolean;
  readonly tell: (event: RunEvent) => void;
  /** Awaited after every call that trains, and after every epoch: the trainer's state is whole then. */
  readonly betweenCalls?: () => Promise<void>;
  readonly clock?: Clock;
}

/** What the network gave for the validation rows, [rows, classes or 1]. */
export interface TrainerEvaluation {
  readonly epoch: number;
  readonly outputs: Float32Array;
}

/**
 * Trains a plan epoch by epoch and tells what happens. A run is cut into calls of a few steps, between which commands
 * are taken; how it is cut, paused or continued never changes a bit of its results.
 */
export class Trainer {
  readonly #inputs: TrainerInputs;
  readonly #clock: Clock;
  readonly #chunk = new ChunkSize();
  readonly #stepTime = new Stopwatch();
  readonly #measurementTime = new Stopwatch();
  readonly #stepsPerEpoch: number;
  #epochs = 0;
  #steps = 0;
  #started = false;
  #evaluation: TrainerEvaluation | null = null;
  /** An epoch that was begun and not ended. */
  #progress: EpochProgress | null = null;

  constructor(inputs: TrainerInputs) {
    this.#inputs = inputs;
    this.#clock = inputs.clock ?? systemClock;
    this.#stepsPerEpoch = Math.floor(inputs.data.training.count / inputs.plan.batchSize);
  }

  /** Epochs that lie behind. */
  get epochs(): number {
    return this.#epochs;
  }

  /** With the part of the one in progress that was trained. */
  get passedEpochs(): number {
    return this.#epochs + (this.#progress?.step ?? 0) / this.#stepsPerEpoch;
  }

  /** Of the validation rows, at the end of the last epoch; null before the first one, and without such rows. */
  get evaluation(): TrainerEvaluation | null {
    return this.#evaluation;
  }

  get state(): TrainerState {
    const progress = this.#progress?.state ?? null;
    return { epochs: this.#epochs, steps: this.#steps, progress };
  }

  /** Goes on from where another trainer of the same run stood; the session's variables are restored by the caller. */
  restore({ epochs, steps, progress }: TrainerState): void {
    this.#started = true;
    this.#epochs = epochs;
    this.#steps = steps;
    if (progress === null) return;
    this.#progress = this.#beginEpoch();
    this.#progress.restore(progress);
  }

  /** Trains until so many epochs lie behind in all, or until it is stopped or diverges. */
  async train(epochs: number): Promise<RunTotals> {
    this.#inputs.tell({ kind: 'phase', phase: 'training' });
    if (!this.#started) this.#reportStart();
    while (this.#epochs < epochs) {
      const progress = (this.#progress ??= this.#beginEpoch());
      const outcome = await this.#finishEpoch(progress);
      if (outcome !== 'finished') return this.#totals(outcome, progress);
      await this.#inputs.betweenCalls?.();
      if (this.#epochs < epochs) await this.#inputs.control.untilNextEpoch(progress.began);
    }
    return this.#totals('finished', null);
  }

  #reportStart(): void {
    const { plan, tell } = this.#inputs;
    this.#started = true;
    tell({ kind: 'epoch', report: startReport(plan, this.#measure(0)) });
  }

  #beginEpoch(): EpochProgress {
    const { data, seed } = this.#inputs;
    const epoch = this.#epochs + 1;
    const order = shuffledIndices(data.training.count, stream(seed, `order/${epoch}`));
    return new EpochProgress(epoch, order, this.#clock.now());
  }

  async #finishEpoch(progress: EpochProgress): Promise<RunOutcome> {
    const { control } = this.#inputs;
    while (progress.step < this.#stepsPerEpoch && !progress.diverged) {
      await this.#takeCommands();
      if (control.stopped) return 'stopped';
      this.#trainChunk(progress);
      await this.#inputs.betweenCalls?.();
    }
    this.#progress = null;
    this.#epochs = progress.epoch;
    this.#reportEpoch(progress);
    return progress.diverged ? 'diverged' : 'finished';
  }

  async #takeCommands(): Promise<void> {
    const { control, tell } = this.#inputs;
    await nextTurn();
    if (!control.paused || control.stopped) return;
    tell({ kind: 'phase', phase: 'paused' });
    if (await control.whilePaused()) tell({ kind: 'phase', phase: 'training' });
  }

  #trainChunk(progress: EpochProgress): void {
    const { plan, session } = this.#inputs;
    const { batchSize, coefficients } = plan;
    const first = progress.step;
    const steps = Math.min(this.#chunk.steps, this.#stepsPerEpoch - first);
    const rows = progress.order.subarray(first * batchSize, (first + steps) * batchSize);
    const values = new Float32Array(steps * coefficients.length);
    for (let step = 0; step < steps; step += 1) {
      values.set(coefficients.at(this.#steps + step), step * coefficients.length);
    }
    const began = this.#clock.now();
    const results = session.train(steps, rows, values);
    const took = this.#clock.now() - began;
    const rates = Array.from({ length: steps }, (_, k) => values[k * coefficients.length] ?? 0);
    const made = progress.add(results, rates);
    this.#steps += made;
    this.#stepTime.add(took, steps);
    this.#chunk.took(steps, took);
  }

  #reportEpoch(progress: EpochProgress): void {
    const { plan, session, tell } = this.#inputs;
    const began = this.#clock.now();
    const measurement = this.#measure(progress.learningRateSum);
    const evaluation = session.evaluate();
    this.#evaluation =
      evaluation === null ? null : { epoch: progress.epoch, outputs: evaluation.outputs };
    this.#measurementTime.add(this.#clock.now() - began, 1);
    tell({ kind: 'epoch', report: epochReport(plan, progress, measurement, evaluation) });
  }

  #measure(learningRateSum: number): Readonly<Record<string, Float32Array>> {
    const { session, withSignals = true } = this.#inputs;
    return withSignals ? session.measure(learningRateSum) : {};
  }

  #totals(outcome: RunOutcome, progress: EpochProgress | null): RunTotals {
    const totals = {
      outcome,
      epochs: this.#epochs,
      steps: this.#steps,
      msPerStep: this.#stepTime.mean,
      msPerMeasurement: this.#measurementTime.mean,
    };
    if (outcome !== 'diverged' || progress === null) return totals;
    const { plan, session } = this.#inputs;
    const layer = firstBrokenLayer(plan.layers, (id) => session.read(`${id}/kernel`));
    const problem = divergenceProblem(progress.epoch, progress.step, progress.loss, layer);
    return { ...totals, problem };
  }
}

/** Lets messages in that have arrived meanwhile. */
async function nextTurn(): Promise<void> {
  await new Promise<void>((resolve) => {
    setImmediate(resolve);
  });
}
