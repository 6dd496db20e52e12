import * as v from 'valibot';
import { wholeNumber } from '../../problems/number-schemas';
import type { Stream } from '../../random/stream';
import { preparation } from '../preparation';
import { noise, noiseField, samples, samplesField } from './generator';
import type { GeneratedRows, Generator } from './generator';

const schema = v.strictObject({
  source: v.literal('linear'),
  samples,
  noise: noise(0.2),
  classes: v.optional(wholeNumber(1, 1000), 2),
  features: v.optional(wholeNumber(1, 100_000), 2),
  ...preparation,
});

/**
 * Standard normal inputs scored along one random direction (unit vector) per class, with normal noise on the scores.
 * The class is the direction of the highest score; with "task": "regression" the target is the one score itself.
 */
export const linear = {
  schema,
  title: 'Linear',
  summary: 'Classes parted by straight borders, or with task "regression" a plane to fit.',
  kind: 'computed',
  inspector: [
    samplesField,
    noiseField,
    { kind: 'whole-number', field: 'classes', label: 'Classes', least: 1, most: 1000 },
    { kind: 'whole-number', field: 'features', label: 'Features', least: 1, most: 100_000 },
  ],
  rows: (fields, random): GeneratedRows => {
    const regression = fields.task === 'regression';
    const directions = Array.from({ length: regression ? 1 : fields.classes }, () =>
      randomDirection(fields.features, random),
    );
    const inputs = Float64Array.from({ length: fields.samples * fields.features }, () =>
      random.normal(),
    );
    const targets = Float64Array.from({ length: fields.samples }, (_, row) => {
      const sample = inputs.subarray(row * fields.features, (row + 1) * fields.features);
      const scores = directions.map(
        (direction) => dot(sample, direction) + fields.noise * random.normal(),
      );
      return regression ? (scores[0] ?? 0) : scores.indexOf(Math.max(...scores));
    });
    return { task: regression ? 'regression' : 'classification', inputs, targets };
  },
} satisfies Generator<v.InferOutput<typeof schema>>;

function randomDirection(features: number, random: Stream): Float64Array {
  const normals = Float64Array.from({ length: features }, () => random.normal());
  const length = Math.sqrt(dot(normals, normals));
  return normals.map((value) => value / length);
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
}
