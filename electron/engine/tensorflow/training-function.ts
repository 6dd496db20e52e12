import type { DataShape } from '../../../shared/data/data-set';
import type { TrainingPlan } from '../../../shared/training/training-plan';
import { dataTypes } from './data-type';
import type { Device } from './execution-mode';

/** The function that makes a chunk of steps, whichever way it is written. */
export const trainingFunction = 'training';

/** Its arguments before the handles of variables; they are fed under the same names. */
export const trainingArguments = [
  { name: 'steps', type: dataTypes.integer },
  { name: 'rows', type: dataTypes.integer },
  { name: 'coefficients', type: dataTypes.float },
] as const;

/** What the function is written from. Its results are the number of steps made and the step's outputs, each [capacity]. */
export interface TrainingFunctionRequest {
  readonly plan: TrainingPlan;
  readonly data: DataShape;
  readonly device: Device;
  /** Most steps of one call: the length of what is fed and fetched. */
  readonly capacity: number;
  /** Argument that carries the handle of a variable, by the variable's name: of the training data and of the step. */
  readonly handles: ReadonlyMap<string, string>;
}
