import type { ProgramBuilder, Value } from './program-builder';
import type { Tensor } from './tensor';
import type { TensorType } from './tensor-type';

/**
 * One tensor operation, complete: adding one is one record in one file under operations/ and one line in
 * operations.ts. The TensorFlow back end keeps a Record over all names, so the compiler names what is missing.
 */
export interface Operation<Attributes> {
  /** Type of the output. Throws on inputs that do not fit: the layers' shape rules prevent it earlier. */
  readonly type: (inputs: readonly TensorType[], attributes: Attributes) => TensorType;
  /**
   * Adds to the program the gradient of the loss for each input, given the gradient for the output.
   * null where an input has none (integers, piecewise constants).
   */
  readonly derivative: (context: DerivativeContext<Attributes>) => readonly (Value | null)[];
  /**
   * Reference evaluation on float64, the oracle for every other back end. Writes every element of
   * `output`, which holds anything before; never writes to an input.
   */
  readonly evaluate: (inputs: readonly Tensor[], attributes: Attributes, output: Tensor) => void;
}

export interface DerivativeContext<Attributes> {
  readonly builder: ProgramBuilder;
  readonly inputs: readonly Value[];
  readonly output: Value;
  /** Gradient of the loss with respect to the output; same shape as the output. */
  readonly upstream: Value;
  readonly attributes: Attributes;
}

export type NoAttributes = Readonly<Record<string, never>>;
