import type { EpochState } from './trainer-state';
import type { StepResults } from '../../shared/training/training-session';

/** An epoch while it is trained: it may be left between two calls and taken up again. */
export class EpochProgress {
  #step = 0;
  #loss = 0;
  #accuracy: number | null = null;
  #learningRateSum = 0;
  #diverged = false;

  constructor(
    readonly epoch: number,
    /** Training rows in the order of this epoch. */
    readonly order: Int32Array,
    /** When it began, in the time of the trainer's clock. */
    readonly began: number,
  ) {}

  /** Takes the epoch up where it was left. */
  restore({ step, loss, accuracy, learningRateSum }: EpochState): void {
    this.#step = step;
    this.#loss = loss;
    this.#accuracy = accuracy;
    this.#learningRateSum = learningRateSum;
  }

  get state(): EpochState {
    return {
      step: this.#step,
      loss: this.#loss,
      accuracy: this.#accuracy,
      learningRateSum: this.#learningRateSum,
    };
  }

  get step(): number {
    return this.#step;
  }

  /** The last step's loss was not finite. */
  get diverged(): boolean {
    return this.#diverged;
  }

  get learningRateSum(): number {
    return this.#learningRateSum;
  }

  get loss(): number {
    return this.#loss / this.#step;
  }

  get accuracy(): number | null {
    return this.#accuracy === null ? null : this.#accuracy / this.#step;
  }

  /**
   * Adds steps one by one, so that sums do not depend on how the epoch is cut into calls. Ends with the first
   * step whose loss is not finite. Returns how many steps count.
   */
  add({ loss, accuracy }: StepResults, learningRates: readonly number[]): number {
    let counted = 0;
    for (const value of loss) {
      this.#loss += value;
      this.#learningRateSum += learningRates[counted] ?? 0;
      const right = accuracy[counted];
      if (right !== undefined) this.#accuracy = (this.#accuracy ?? 0) + right;
      counted += 1;
      if (!Number.isFinite(value)) {
        this.#diverged = true;
        break;
      }
    }
    this.#step += counted;
    return counted;
  }
}
