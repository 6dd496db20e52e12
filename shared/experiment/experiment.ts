import * as v from 'valibot';
import { dataSchema } from '../data/data-source';
import { networkSchema } from './network-schema';
import { wholeNumber } from '../problems/number-schemas';
import { remediesSchema } from './remedies';
import { trainingSchema } from './training-options';

export const experimentFormat = 'gradient-lab/experiment';
export const experimentVersion = 1;

/**
 * The experiment file, version 1: everything a run depends on, with its defaults. It checks each value by itself;
 * what values must agree on among each other is in cross-checks.ts (readExperiment does both).
 */
export const experimentSchema = v.pipe(
  v.strictObject({
    format: v.literal(experimentFormat),
    version: v.literal(experimentVersion),
    name: v.optional(
      v.pipe(v.string('a name'), v.maxLength(200, 'a name of at most 200 characters')),
      'Untitled network',
    ),
    network: networkSchema,
    remedies: v.optional(remediesSchema, {}),
    data: dataSchema,
    training: trainingSchema,
    seed: v.optional(wholeNumber(0), 1),
  }),
  v.readonly(),
);

export type Experiment = v.InferOutput<typeof experimentSchema>;
