import { basename } from 'node:path';
import type { InputValues, RawTable, Targets } from '../../shared/data/data-set';
import { numbersOfClasses, targetsFromText } from '../../shared/data/targets';
import type { Task } from '../../shared/data/targets';
import { elementCount } from '../../shared/program/tensor-type';
import type { Shape } from '../../shared/program/tensor-type';
import { fail, succeed } from '../../shared/problems/problem';
import type { Problem, Result } from '../../shared/problems/problem';

/** An array of numbers as a file holds it, row-major, the first axis counting the rows. */
export interface NumberArray {
  readonly file: string;
  readonly shape: Shape;
  readonly values: InputValues;
}

/**
 * Numbers in one row: a picture of 2048 by 2048 with one channel. Each has a name, and a weight for every unit of a dense
 * first layer, so that more would fill the memory long before they could be trained on.
 */
export const mostInputs = 2 ** 22;

/** What the cells of the target column mean: their classes or values. */
export type TargetReading = (cells: readonly (string | null)[], file: string) => Result<Targets>;

/** A table of an array of inputs and an array of targets, one for every row. */
export function tableOfArrays(
  inputs: NumberArray,
  targets: NumberArray,
  readTargets: TargetReading,
): Result<RawTable> {
  const count = inputs.shape[0] ?? 0;
  if (count === 0) return fail(noRows(inputs));
  const sampleShape = sampleShapeOf(inputs.shape);
  if (sampleShape === null) return fail(unusableShape(inputs));
  if (elementCount(sampleShape) > mostInputs) return fail(tooManyInputs(inputs));
  if (elementCount(targets.shape) !== targets.shape[0]) return fail(unusableTargets(targets));
  if (targets.shape[0] !== count) return fail(differentCounts(inputs, targets));
  const read = readTargets(Array.from(targets.values, cellOf), targets.file);
  if (!read.ok) return read;
  return succeed({
    sampleShape,
    featureNames: elementNames(sampleShape),
    inputs: inputs.values,
    targets: read.value,
    targetName: 'target',
    count,
  });
}

/** Classes or values as they are found. */
export function newTargets(task: Task | undefined): TargetReading {
  return (cells) => targetsFromText(cells, task);
}

/** Class numbers from 0 that stand for these names. */
export function namedClasses(names: readonly string[]): TargetReading {
  return (cells, file) => {
    const numbers = numbersOfClasses(cells, [...names.keys()].map(String));
    return numbers instanceof Int32Array
      ? succeed({ task: 'classification', classes: names, numbers })
      : fail(unknownClass(file, numbers));
  };
}

/** Further rows, whose targets must be of the kind that is known already. */
export function targetsLike(known: Targets): TargetReading {
  if (known.task === 'regression') return newTargets('regression');
  return (cells, file) => {
    const numbers = numbersOfClasses(cells, known.classes);
    return numbers instanceof Int32Array
      ? succeed({ ...known, numbers })
      : fail(unknownClass(file, numbers));
  };
}

/** What keeps rows of a validation file from being compared with the training rows; null: nothing. */
export function differentShape(
  path: string,
  training: RawTable,
  validation: RawTable,
): Problem | null {
  const [expected, found] = [training.sampleShape, validation.sampleShape];
  if (expected.join() === found.join()) return null;
  return {
    code: 'validation-different-shape',
    message: `A row of "${basename(path)}" has the shape [${found.join(', ')}], a training row [${expected.join(', ')}].`,
    hint: 'Choose validation rows that were made in the same way as the training rows.',
    place: { kind: 'field', path: 'data.validationPath' },
  };
}

/** Names of the elements of one sample: x1, x2, ... or, in pictures, the place. */
export function elementNames(shape: Shape): readonly string[] {
  const [height = 1, width = 1, channels = 1] = shape;
  if (shape.length === 1) return Array.from({ length: height }, (_, index) => `x${index + 1}`);
  return Array.from({ length: height * width * channels }, (_, index) => {
    const pixel = Math.floor(index / channels);
    const place = `${Math.floor(pixel / width)} ${pixel % width}`;
    return channels === 1 ? `pixel ${place}` : `pixel ${place} channel ${index % channels}`;
  });
}

/** [rows] and [rows, features] are features, [rows, height, width] grey pictures, four axes pictures with channels. */
function sampleShapeOf([rows, ...sample]: Shape): Shape | null {
  if (rows === undefined || elementCount(sample) === 0) return null;
  switch (sample.length) {
    case 0:
      return [1];
    case 2:
      return [...sample, 1];
    case 1:
    case 3:
      return sample;
    default:
      return null;
  }
}

function cellOf(value: number): string | null {
  return Number.isNaN(value) ? null : String(value);
}

function unusableShape({ file, shape }: NumberArray): Problem {
  return {
    code: 'array-unusable-inputs',
    message: `The inputs have the shape [${shape.join(', ')}], which is not one row after the other.`,
    hint: 'Use [rows, features], [rows, height, width] or [rows, height, width, channels].',
    place: { kind: 'file', file },
  };
}

function tooManyInputs({ file, shape }: NumberArray): Problem {
  return {
    code: 'array-too-many-inputs',
    message: `A row has ${elementCount(shape.slice(1))} numbers; at most ${mostInputs} can be trained on.`,
    hint: 'The first axis counts the rows: look whether it should be another one, or save smaller pictures.',
    place: { kind: 'file', file },
  };
}

function noRows({ file }: NumberArray): Problem {
  return {
    code: 'data-has-no-rows',
    message: 'There are no rows to train on.',
    hint: 'Choose a file that holds rows.',
    place: { kind: 'file', file },
  };
}

function unusableTargets({ file, shape }: NumberArray): Problem {
  return {
    code: 'array-unusable-targets',
    message: `The targets have the shape [${shape.join(', ')}]; there must be one number for every row.`,
    hint: 'Save class numbers instead of one-hot rows.',
    place: { kind: 'file', file },
  };
}

function unknownClass(
  file: string,
  { unknown, row }: { readonly unknown: string; readonly row: number },
): Problem {
  return {
    code: 'array-unknown-class',
    message: `Row ${row + 1} of "${basename(file)}" has the class ${unknown}, which is none of the classes of this data.`,
    hint: 'Choose a file of targets that belongs to these inputs.',
    place: { kind: 'file', file },
  };
}

function differentCounts(inputs: NumberArray, targets: NumberArray): Problem {
  return {
    code: 'array-different-counts',
    message: `There are ${inputs.shape[0] ?? 0} rows of inputs and ${targets.shape[0] ?? 0} targets.`,
    hint: 'Choose two files that belong together.',
    place: { kind: 'file', file: targets.file },
  };
}
