import * as v from 'valibot';
import { preparation } from '../preparation';
import { addNoise, classRows, noise, noiseField, samples, samplesField, two } from './generator';
import type { Generator } from './generator';

const schema = v.strictObject({
  source: v.literal('circles'),
  samples,
  noise: noise(0.1),
  classes: two,
  features: two,
  ...preparation,
});

/** Circles of radius 1 and 1/2 around the origin: scikit-learn's make_circles with a factor of 0.5. */
export const circles = {
  schema,
  title: 'Circles',
  summary: 'A circle inside a circle: no straight line parts them.',
  kind: 'computed',
  inspector: [samplesField, noiseField],
  rows: (fields, random) =>
    addNoise(
      classRows(fields, (circle, place, size) => {
        const radius = circle === 0 ? 1 : 0.5;
        const angle = 2 * Math.PI * (place / size);
        return [radius * Math.cos(angle), radius * Math.sin(angle)];
      }),
      fields.noise,
      random,
    ),
} satisfies Generator<v.InferOutput<typeof schema>>;
