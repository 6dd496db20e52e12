import * as v from 'valibot';
import { preparation } from '../preparation';
import { addNoise, classRows, noise, noiseField, samples, samplesField, two } from './generator';
import type { Generator } from './generator';

const schema = v.strictObject({
  source: v.literal('moons'),
  samples,
  noise: noise(0.2),
  classes: two,
  features: two,
  ...preparation,
});

/** Two half circles of radius 1 that reach into each other, as scikit-learn's make_moons. */
export const moons = {
  schema,
  title: 'Two moons',
  summary: 'Two half circles that reach into each other.',
  kind: 'computed',
  inspector: [samplesField, noiseField],
  rows: (fields, random) =>
    addNoise(
      classRows(fields, (moon, place, size) => {
        const angle = Math.PI * (size === 1 ? 0 : place / (size - 1));
        return moon === 0
          ? [Math.cos(angle), Math.sin(angle)]
          : [1 - Math.cos(angle), 0.5 - Math.sin(angle)];
      }),
      fields.noise,
      random,
    ),
} satisfies Generator<v.InferOutput<typeof schema>>;
