import * as v from 'valibot';
import { nonNegativeNumber, wholeNumber } from '../problems/number-schemas';
import { optimizerSchema } from './optimizer';

/** Weights of the loss by class: by name (classes not named weigh 1), or one for each class in their order. */
export const classWeightsSchema = v.union(
  [
    // First: a record would take an array as well, and make it an object with the keys 0, 1, ...
    v.pipe(v.array(nonNegativeNumber()), v.readonly()),
    v.pipe(v.record(v.string(), nonNegativeNumber()), v.readonly()),
  ],
  'weights of at least 0: an object from class name to weight, or an array in the order of the classes',
);

export const trainingSchema = v.pipe(
  v.strictObject({
    optimizer: optimizerSchema,
    batchSize: wholeNumber(1, 1_000_000),
    epochs: wholeNumber(1, 1_000_000),
    classWeights: v.exactOptional(classWeightsSchema),
  }),
  v.readonly(),
);

export type ClassWeights = v.InferOutput<typeof classWeightsSchema>;
export type TrainingOptions = v.InferOutput<typeof trainingSchema>;
