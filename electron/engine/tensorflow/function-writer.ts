import type { FunctionDef } from '@tensorflow/tfjs-node-gpu/dist/proto/api_pb.js';
import type { DataShape } from '../../../shared/data/data-set';
import type { Program } from '../../../shared/program/program';
import type { TrainingPlan } from '../../../shared/training/training-plan';
import { dataTypes } from './data-type';
import type { Device } from './execution-mode';

/** What the functions of a plan are written from. */
export interface FunctionRequest {
  readonly plan: TrainingPlan;
  readonly data: DataShape;
  readonly device: Device;
  /** Most steps of one call. */
  readonly capacity: number;
  /**
   * Argument that carries the handle of a variable, by the variable's name: inputs and targets of the rows that the
   * function works on, then the variables of its program.
   */
  readonly handles: ReadonlyMap<string, string>;
}

/** Writes the three functions of a plan, each with its helpers; their arguments are {@link leading}, then the handles. */
export interface FunctionWriter {
  /** Results: the number of steps made, then the step's outputs, each [capacity]. */
  readonly training: (request: FunctionRequest) => readonly FunctionDef[];
  /** Results: the program's outputs. */
  readonly evaluation: (request: FunctionRequest, program: Program) => FunctionDef;
  /** Results: the program's outputs. */
  readonly measurement: (request: FunctionRequest) => FunctionDef;
}

export const functionNames = {
  training: 'training',
  evaluation: 'evaluation',
  measurement: 'measurement',
} as const;

const { integer, float } = dataTypes;

/** Arguments before the handles; they are fed under the same names. */
export const leading = {
  training: [
    { name: 'steps', type: integer },
    { name: 'rows', type: integer },
    { name: 'coefficients', type: float },
  ],
  evaluation: [],
  measurement: [{ name: 'learning_rate_sum', type: float }],
} as const;
