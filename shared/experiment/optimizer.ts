import * as v from 'valibot';
import { positiveNumberField, switchField } from '../network/number-fields';
import { nonNegativeNumber, shareBelowOne } from '../problems/number-schemas';
import { scheduleSchema } from './schedule';

/** Fields that every optimizer has. */
const everyOptimizer = {
  learningRate: positiveNumberField(),
  /** The gradient of all weights together is scaled down to this norm where it is longer. */
  clipNorm: v.exactOptional(positiveNumberField()),
  schedule: v.optional(scheduleSchema, { type: 'constant' }),
} as const;

/** Keras's optimizers with Keras's defaults. */
export const optimizerSchema = v.variant('type', [
  v.pipe(
    v.strictObject({
      type: v.literal('sgd'),
      ...everyOptimizer,
      momentum: v.optional(shareBelowOne(), 0),
      nesterov: v.optional(switchField(), false),
    }),
    v.readonly(),
  ),
  v.pipe(
    v.strictObject({
      type: v.literal('adam'),
      ...everyOptimizer,
      beta1: v.optional(shareBelowOne(), 0.9),
      beta2: v.optional(shareBelowOne(), 0.999),
      epsilon: v.optional(positiveNumberField(), 1e-7),
    }),
    v.readonly(),
  ),
  v.pipe(
    v.strictObject({
      type: v.literal('adamw'),
      ...everyOptimizer,
      beta1: v.optional(shareBelowOne(), 0.9),
      beta2: v.optional(shareBelowOne(), 0.999),
      epsilon: v.optional(positiveNumberField(), 1e-7),
      /** Decoupled: w <- w - rate * weightDecay * w before the step, for every trained variable. */
      weightDecay: v.optional(nonNegativeNumber(), 0.004),
    }),
    v.readonly(),
  ),
  v.pipe(
    v.strictObject({
      type: v.literal('rmsprop'),
      ...everyOptimizer,
      rho: v.optional(shareBelowOne(), 0.9),
      momentum: v.optional(shareBelowOne(), 0),
      epsilon: v.optional(positiveNumberField(), 1e-7),
    }),
    v.readonly(),
  ),
  v.pipe(
    v.strictObject({
      type: v.literal('adagrad'),
      ...everyOptimizer,
      initialAccumulatorValue: v.optional(nonNegativeNumber(), 0.1),
      epsilon: v.optional(positiveNumberField(), 1e-7),
    }),
    v.readonly(),
  ),
]);

export type Optimizer = v.InferOutput<typeof optimizerSchema>;
