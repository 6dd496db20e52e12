import { adagrad } from './optimizers/adagrad';
import { adam } from './optimizers/adam';
import { adamw } from './optimizers/adamw';
import type { OptimizerName, OptimizerOptions } from './optimizers/optimizer-options';
import type { OptimizerType, UpdateContext, UpdatedWeight } from './optimizers/optimizer-type';
import { rmsprop } from './optimizers/rmsprop';
import { sgd } from './optimizers/sgd';

/** Every optimizer by its name in the experiment file. */
const optimizers: {
  readonly [Name in OptimizerName]: OptimizerType<OptimizerOptions<Name>>;
} = { sgd, adam, adamw, rmsprop, adagrad };

export function optimizerSlots<Name extends OptimizerName>(
  options: OptimizerOptions<Name>,
): Readonly<Record<string, number>> {
  return optimizers[options.type].slots(options);
}

export function optimizerCoefficients<Name extends OptimizerName>(
  options: OptimizerOptions<Name>,
  learningRate: number,
  step: number,
): readonly number[] {
  return optimizers[options.type].coefficients(options, learningRate, step);
}

export function optimizerUpdate<Name extends OptimizerName>(
  options: OptimizerOptions<Name>,
  context: Omit<UpdateContext<unknown>, 'options'>,
): UpdatedWeight {
  return optimizers[options.type].update({ ...context, options });
}
