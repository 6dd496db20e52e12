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

/** As read from a source, before split and scaling. NaN is a missing value. */
export interface RawTable {
  readonly sampleShape: Shape;
  readonly featureNames: readonly string[];
  readonly inputs: InputValues;
  readonly targets: Targets;
  readonly targetName: string;
  readonly count: number;
  /** Where the rows stand in a text file, for messages about them. */
  readonly origin?: RowOrigin;
}

/** count x sample, row-major; pictures stay bytes until they are split and scaled. */
export type InputValues = Float64Array | Float32Array | Uint8Array;

export interface RowOrigin {
  readonly file: string;
  /** The line of every row, counted from 1. */
  readonly lines: Int32Array;
}

/** A missing target is the class number -1 or the value NaN. */
export type Targets =
  | {
      readonly task: 'classification';
      readonly classes: readonly string[];
      readonly numbers: Int32Array;
    }
  | { readonly task: 'regression'; readonly values: Float64Array };

export function dataShape({
  task,
  sampleShape,
  classes,
  training,
  validation,
}: DataSet): DataShape {
  return {
    task,
    sampleShape,
    classes: classes.length,
    trainingRows: training.count,
    validationRows: validation.count,
  };
}

/** All that the shape rules and the compiler need to know of the data. */
export interface DataShape {
  readonly task: 'classification' | 'regression';
  readonly sampleShape: Shape;
  /** 0 in regression. */
  readonly classes: number;
  readonly trainingRows: number;
  readonly validationRows: number;
}
