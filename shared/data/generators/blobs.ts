import * as v from 'valibot';
import { wholeNumber } from '../../problems/number-schemas';
import { preparation } from '../preparation';
import { addNoise, classRows, noise, noiseField, samples, samplesField } from './generator';
import type { Generator } from './generator';

const schema = v.strictObject({
  source: v.literal('blobs'),
  samples,
  noise: noise(1),
  classes: v.optional(wholeNumber(1, 1000), 3),
  features: v.optional(wholeNumber(1, 100_000), 2),
  ...preparation,
});

/** Normal clouds around centres drawn uniformly from [-10, 10] on every axis, as scikit-learn's make_blobs. */
export const blobs = {
  schema,
  title: 'Blobs',
  summary: 'A round cloud of points for every class.',
  kind: 'computed',
  inspector: [
    samplesField,
    noiseField,
    { kind: 'whole-number', field: 'classes', label: 'Classes', least: 1, most: 1000 },
    { kind: 'whole-number', field: 'features', label: 'Features', least: 1, most: 100_000 },
  ],
  rows: (fields, random) => {
    const centres = Array.from({ length: fields.classes }, () =>
      Array.from({ length: fields.features }, () => 20 * random.uniform() - 10),
    );
    return addNoise(
      classRows(fields, (blob) => centres[blob] ?? []),
      fields.noise,
      random,
    );
  },
} satisfies Generator<v.InferOutput<typeof schema>>;
