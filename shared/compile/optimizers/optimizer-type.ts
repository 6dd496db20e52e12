import type { ProgramBuilder, Value } from '../../program/program-builder';

/** One optimizer, complete: adding one is one such record in one file and one line in optimizers.ts. */
export interface OptimizerType<Options> {
  /** What is remembered for every trained variable, by name, with its value before the first step. */
  readonly slots: (options: Options) => Readonly<Record<string, number>>;
  /**
   * Numbers of a step (counted from 0) beside the learning rate, computed in float64 outside of the program:
   * float32 would round a bias correction of 1 - 0.999^t badly.
   */
  readonly coefficients: (
    options: Options,
    learningRate: number,
    step: number,
  ) => readonly number[];
  readonly update: (context: UpdateContext<Options>) => UpdatedWeight;
}

export interface UpdateContext<Options> {
  readonly builder: ProgramBuilder;
  readonly options: Options;
  readonly weight: Value;
  readonly gradient: Value;
  readonly slot: (name: string) => Value;
  readonly learningRate: Value;
  /** In the order of `coefficients`. */
  readonly coefficients: readonly Value[];
}

export interface UpdatedWeight {
  readonly weight: Value;
  readonly slots: Readonly<Record<string, Value>>;
}
