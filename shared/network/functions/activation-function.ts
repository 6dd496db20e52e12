import type { ProgramBuilder, Value } from '../../program/program-builder';

/** One activation function: adding one is one such record in one file and one line in activation-functions.ts. */
export interface ActivationFunction {
  readonly title: string;
  /** One line: the formula, and what it is known for. */
  readonly summary: string;
  /** saturating: bounded on both sides, like sigmoid and tanh; what the ReLU remedy replaces. */
  readonly family: 'saturating' | 'rectifying' | 'linear';
  /** Adds f(x) to the program; slope is the activation layer's field of that name. */
  readonly forward: (builder: ProgramBuilder, x: Value, slope: number) => Value;
}
