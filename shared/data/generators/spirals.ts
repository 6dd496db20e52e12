import * as v from 'valibot';
import { wholeNumber } from '../../problems/number-schemas';
import { preparation } from '../preparation';
import { addNoise, classRows, noise, noiseField, samples, samplesField, two } from './generator';
import type { Generator } from './generator';

const schema = v.strictObject({
  source: v.literal('spirals'),
  samples,
  noise: noise(0.2),
  classes: v.optional(wholeNumber(1, 100), 2),
  features: two,
  ...preparation,
});

const turns = 1.75;
const outerRadius = 5;

/** Interleaved Archimedean spirals of 1.75 turns out to radius 5, the proportions of TensorFlow Playground's. */
export const spirals = {
  schema,
  title: 'Spirals',
  summary: 'Arms wound around each other: hard for shallow networks.',
  kind: 'computed',
  inspector: [
    samplesField,
    noiseField,
    { kind: 'whole-number', field: 'classes', label: 'Arms', least: 1, most: 100 },
  ],
  rows: (fields, random) =>
    addNoise(
      classRows(fields, (arm, place, size) => {
        const along = (place + 1) / size;
        const angle = 2 * Math.PI * (turns * along + arm / fields.classes);
        return [outerRadius * along * Math.cos(angle), outerRadius * along * Math.sin(angle)];
      }),
      fields.noise,
      random,
    ),
} satisfies Generator<v.InferOutput<typeof schema>>;
