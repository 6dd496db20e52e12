import * as v from 'valibot';
import { wholeNumber } from '../../problems/number-schemas';
import { preparation } from '../preparation';
import { addNoise, classRows, noise, noiseField, samples, samplesField, two } from './generator';
import type { Generator } from './generator';

const schema = v.strictObject({
  source: v.literal('xor'),
  samples,
  noise: noise(0.2),
  classes: two,
  features: v.optional(wholeNumber(1, 1000), 2),
  ...preparation,
});

/**
 * Clouds around the corners of a square at -1 and 1; the class says whether the number of positive coordinates is odd.
 * With more features it is the parity problem on the corners of a hypercube.
 */
export const xor = {
  schema,
  title: 'XOR',
  summary: 'Opposite corners of a square belong together; with more features, parity.',
  kind: 'computed',
  inspector: [
    samplesField,
    noiseField,
    { kind: 'whole-number', field: 'features', label: 'Features', least: 1, most: 1000 },
  ],
  rows: (fields, random) =>
    addNoise(
      classRows(fields, (parity) => {
        const signs = Array.from({ length: fields.features - 1 }, () => random.below(2));
        const odd = signs.reduce((sum, sign) => sum + sign, 0) % 2;
        return [...signs, odd === parity ? 0 : 1].map((sign) => 2 * sign - 1);
      }),
      fields.noise,
      random,
    ),
} satisfies Generator<v.InferOutput<typeof schema>>;
