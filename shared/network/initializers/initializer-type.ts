import type { GenericSchema } from 'valibot';
import type { Shape } from '../../program/tensor-type';

/**
 * One way of choosing starting weights, complete: adding one is such a record in one file and one line in
 * initializer.ts. File format, inspector and canvas follow from it.
 */
export interface InitializerType<Fields> {
  /** Strict schema of the whole initializer: its literal type and its numbers with their defaults. */
  readonly schema: GenericSchema<unknown, Fields>;
  readonly title: string;
  /** One line: the formula, and what it is for. */
  readonly summary: string;
  /** A few characters for the layer's chip on the canvas. */
  readonly label: (fields: Fields) => string;
  /** Its numbers as the inspector edits them, in order. */
  readonly inspector: readonly InitializerNumber[];
  /** One value per element of the shape, row-major. */
  readonly values: (fields: Fields, weights: WeightsToInitialize) => Float32Array;
}

export interface InitializerNumber {
  readonly field: string;
  readonly label: string;
  readonly least?: number;
}

export interface WeightsToInitialize {
  readonly shape: Shape;
  /** Number of elements. */
  readonly count: number;
  /** Inputs that one output unit sums over (times the kernel's area in a convolution). */
  readonly fanIn: number;
  /** Output units that one input reaches (times the kernel's area in a convolution). */
  readonly fanOut: number;
  /**
   * The next underlying random number in (0, 1). Random families draw one per element in row-major order and map it
   * by a rising function, so that a change of family rescales the same draw instead of rolling the dice again.
   */
  readonly uniform: () => number;
}
