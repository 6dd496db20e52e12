import { describe, expect, it } from 'vitest';
import type { DataSet } from './data-set';
import { noInformationLoss } from './no-information-loss';

describe('noInformationLoss', () => {
  it.each([
    ['ln 2 for two balanced classes', [0, 1, 0, 1], Math.LN2],
    ['ln 3 for three balanced classes', [0, 1, 2], Math.log(3)],
    ['0 for one class', [0, 0, 0], 0],
    ['the entropy of a quarter', [0, 1, 1, 1], -0.25 * Math.log(0.25) - 0.75 * Math.log(0.75)],
  ])('is %s', (_, targets, loss) => {
    expect(noInformationLoss(dataSet('classification', targets))).toBeCloseTo(loss, 12);
  });

  it('is the variance of the target in regression', () => {
    expect(noInformationLoss(dataSet('regression', [2, 4, 4, 4, 5, 5, 7, 9]))).toBeCloseTo(4, 12);
  });
});

function dataSet(task: DataSet['task'], targets: readonly number[]): DataSet {
  return {
    task,
    sampleShape: [1],
    classes: task === 'classification' ? ['a', 'b', 'c'] : [],
    featureNames: ['x'],
    training: {
      count: targets.length,
      inputs: new Float32Array(targets.length),
      targets: Float32Array.from(targets),
    },
    validation: { count: 0, inputs: new Float32Array(), targets: new Float32Array() },
  };
}
