import type { Shape } from './tensor-type';

/** A value of the interpreter: row-major float64 (integers are held exactly in float64 too). */
export interface Tensor {
  readonly shape: Shape;
  readonly values: Float64Array;
}
