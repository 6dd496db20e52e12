import type { Shape } from '../program/tensor-type';

/** Numbers ready to train on: split, scaled, row-major. */
export interface DataSet {
  readonly task: 'classification' | 'regression';
  /** Shape of one sample: [features] or [height, width, channels]. */
  readonly sampleShape: Shape;
  /** Names of the classes in the order of their numbers; empty in regression. */
  readonly classes: readonly string[];
  readonly featureNames: readonly string[];
  readonly training: Rows;
  readonly validation: Rows;
}

export interface Rows {
  readonly count: number;
  /** count x sample, row-major. */
  readonly inputs: Float32Array;
  /** Class numbers, or target values in regression. */
  readonly targets: Float32Array;
}

/** As read from a source, before split and scaling. */
export interface RawTable {
  readonly sampleShape: Shape;
  readonly featureNames: readonly string[];
  readonly inputs: Float64Array;
  readonly targets: Targets;
  readonly count: number;
}

export type Targets =
  | {
      readonly task: 'classification';
      readonly classes: readonly string[];
      readonly numbers: Int32Array;
    }
  | { readonly task: 'regression'; readonly values: Float64Array };

/** All that the shape rules and the compiler need to know of the data. */
export interface DataShape {
  readonly task: 'classification' | 'regression';
  readonly sampleShape: Shape;
  readonly classes: number;
  readonly trainingRows: number;
  readonly validationRows: number;
}
