import { expect, it } from 'vitest';
import type { DataSet } from '../../shared/data/data-set';
import { rowsStillNeeded } from './rows-still-needed';

function dataOf(features: number): DataSet {
  const rows = (count: number) => ({
    count,
    inputs: new Float32Array(count * features),
    targets: new Float32Array(count),
  });
  return {
    task: 'regression',
    sampleShape: [features],
    classes: [],
    featureNames: [],
    training: rows(6),
    validation: rows(2),
  };
}

it('TensorFlow holds the training rows itself; how many there are, and those for validation, stay', () => {
  const { training, validation } = rowsStillNeeded(dataOf(3), { name: 'tensorflow' });
  expect(training).toMatchObject({ count: 6, inputs: { length: 0 }, targets: { length: 0 } });
  expect(validation.inputs).toHaveLength(6);
});

it('the reference engine trains on the rows that it was given', () => {
  expect(rowsStillNeeded(dataOf(3), { name: 'reference' }).training.inputs).toHaveLength(18);
});

it('rows of a plane stay to be drawn', () => {
  expect(rowsStillNeeded(dataOf(2), { name: 'tensorflow' }).training.inputs).toHaveLength(12);
});
