import * as v from 'valibot';
import { nonNegativeNumber, wholeNumber } from '../../problems/number-schemas';
import type { Stream } from '../../random/stream';
import type { SourceField, SourceType } from '../source-type';

/** One computed data set, complete: adding one is such a record in one file and one line in data-source.ts. */
export interface Generator<Fields> extends SourceType<Fields> {
  readonly kind: 'computed';
  readonly rows: (fields: Fields, random: Stream) => GeneratedRows;
}

/** Row-major inputs of `samples` rows; targets hold class numbers or, in regression, values. */
export interface GeneratedRows {
  readonly task: 'classification' | 'regression';
  readonly inputs: Float64Array;
  readonly targets: Float64Array;
}

export const samples = v.optional(wholeNumber(1, 10_000_000), 2000);

export function noise(standard: number) {
  return v.optional(nonNegativeNumber(), standard);
}

/** For shapes that exist with two classes, or in the plane, alone. */
export const two = v.optional(v.literal(2, '2 (this source has no other choice)'), 2);

export const samplesField: SourceField = {
  kind: 'whole-number',
  field: 'samples',
  label: 'Rows',
  least: 1,
  most: 10_000_000,
};

export const noiseField: SourceField = {
  kind: 'number',
  field: 'noise',
  label: 'Noise (standard deviation)',
  least: 0,
};

/**
 * Rows of a classification set, classes taking turns: row r belongs to class r mod classes, so the classes are of equal
 * size (the first ones have one more where it does not come out even). `place` says where within its class a row is:
 * its index and the class's size.
 */
export function classRows(
  shape: { readonly samples: number; readonly classes: number; readonly features: number },
  point: (number: number, place: number, size: number) => readonly number[],
): GeneratedRows {
  const { samples, classes, features } = shape;
  const inputs = new Float64Array(samples * features);
  const targets = new Float64Array(samples);
  for (let row = 0; row < samples; row += 1) {
    const number = row % classes;
    const size = Math.ceil((samples - number) / classes);
    inputs.set(point(number, Math.floor(row / classes), size), row * features);
    targets[row] = number;
  }
  return { task: 'classification', inputs, targets };
}

/** Adds to every input a normal of the given standard deviation. */
export function addNoise(rows: GeneratedRows, deviation: number, random: Stream): GeneratedRows {
  if (deviation === 0) return rows;
  return { ...rows, inputs: rows.inputs.map((value) => value + deviation * random.normal()) };
}
