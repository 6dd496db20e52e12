import * as v from 'valibot';
import { normalQuantile } from '../../random/normal-quantile';
import type { InitializerType, WeightsToInitialize } from './initializer-type';

const schema = v.strictObject({ type: v.literal('orthogonal') });

/** Saxe, McClelland and Ganguli 2013; shapes as in Keras: all axes but the last one are rows. */
export const orthogonal = {
  schema,
  title: 'Orthogonal',
  summary: 'A random rotation: linear layers pass signals and gradients on at exactly their scale.',
  label: () => 'orthogonal',
  inspector: [],
  values: (_fields, weights) => orthogonalValues(weights),
} satisfies InitializerType<v.InferOutput<typeof schema>>;

/**
 * Orthonormal columns where there are at least as many rows, else orthonormal rows, drawn evenly from all such matrices:
 * the Q of a normal matrix whose R has a positive diagonal (Mezzadri 2007), which is what Gram-Schmidt makes.
 */
function orthogonalValues({ shape, count, uniform }: WeightsToInitialize): Float32Array {
  const columns = shape.at(-1) ?? 1;
  const rows = count / columns;
  const normals = Float64Array.from({ length: count }, () => normalQuantile(uniform()));
  const vectors =
    rows >= columns
      ? Array.from({ length: columns }, (_, column) =>
          Float64Array.from({ length: rows }, (_, row) => normals[row * columns + column] ?? 0),
        )
      : Array.from({ length: rows }, (_, row) =>
          normals.subarray(row * columns, (row + 1) * columns),
        );
  orthonormalize(vectors);

  const values = new Float32Array(count);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const value = rows >= columns ? vectors[column]?.[row] : vectors[row]?.[column];
      values[row * columns + column] = value ?? 0;
    }
  }
  return values;
}

/** Modified Gram-Schmidt in place, each vector swept twice: "twice is enough" for full precision (Parlett 1980). */
function orthonormalize(vectors: readonly Float64Array[]): void {
  vectors.forEach((vector, index) => {
    for (let sweep = 0; sweep < 2; sweep += 1) {
      for (const earlier of vectors.slice(0, index)) {
        subtractMultiple(vector, earlier, dot(vector, earlier));
      }
    }
    const length = Math.sqrt(dot(vector, vector));
    vector.forEach((value, place) => {
      vector[place] = value / length;
    });
  });
}

function subtractMultiple(target: Float64Array, vector: Float64Array, factor: number): void {
  for (let index = 0; index < target.length; index += 1) {
    target[index] = (target[index] ?? 0) - factor * (vector[index] ?? 0);
  }
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index += 1) {
    sum += (a[index] ?? 0) * (b[index] ?? 0);
  }
  return sum;
}
