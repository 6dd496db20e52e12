import { describe, expect, it } from 'vitest';
import type { DataShape } from '../data/data-set';
import { differentiate } from '../program/differentiate';
import { evaluate } from '../program/interpreter';
import { ProgramBuilder } from '../program/program-builder';
import { floatTensor } from '../program/tensor-type';
import { tensor } from '../program/testing/sample-tensor';
import { lossOf, lossOutputs, targetType } from './loss';

function losses(
  data: DataShape,
  output: readonly (readonly number[])[],
  targets: readonly number[],
  classWeights: readonly number[] | null = null,
) {
  const rows = output.length;
  const width = output[0]?.length ?? 0;
  const builder = new ProgramBuilder();
  const x = builder.input('x', floatTensor(rows, width));
  const y = builder.input('y', targetType(data, rows));
  const loss = lossOf(builder, data, x, y, classWeights);
  const [gradient = x] = differentiate(builder, loss.mean, [x]);
  const program = builder.finish({ ...lossOutputs(loss), perSample: loss.perSample, gradient });
  const inputs = { x: tensor([rows, width], output.flat()), y: tensor([rows], targets) };
  const results = evaluate(program, inputs, new Map());
  return Object.fromEntries(
    Object.entries(results).map(([name, { values }]) => [name, [...values]]),
  );
}

const common = { sampleShape: [2], trainingRows: 2, validationRows: 0 };
const classification: DataShape = { ...common, task: 'classification', classes: 3 };
const regression: DataShape = { ...common, task: 'regression', classes: 0 };

describe('softmax cross-entropy', () => {
  it('is ln C for equal logits, with gradient (softmax - one-hot) / batch', () => {
    const { loss, gradient } = losses(
      classification,
      [
        [0, 0, 0],
        [5, 5, 5],
      ],
      [0, 2],
    );
    expect(loss?.[0]).toBeCloseTo(Math.log(3), 14);
    const third = 1 / 6;
    const expected = [-2 * third, third, third, third, third, -2 * third];
    gradient?.forEach((value, index) => expect(value).toBeCloseTo(expected[index] ?? NaN, 14));
  });

  it('stays exact at logits of +-1e4: 0 where right, their distance where wrong', () => {
    const logits = [
      [1e4, -1e4, 0],
      [-1e4, 1e4, 0],
    ];
    const { perSample, gradient } = losses(classification, logits, [0, 0]);
    expect(perSample).toEqual([0, 2e4]);
    expect(gradient?.map((value) => value + 0)).toEqual([0, 0, 0, -0.5, 0.5, 0]);
  });

  it('counts rows whose greatest logit is their class', () => {
    const logits = [
      [0, 1, 2],
      [3, 1, 2],
      [0, 1, 0],
      [1, 0, 0],
    ];
    expect(losses(classification, logits, [2, 0, 0, 1]).accuracy).toEqual([0.5]);
  });

  it("weighs a class's samples and still divides by their number, as Keras does", () => {
    const { loss } = losses(
      classification,
      [
        [0, 0, 0],
        [0, 0, 0],
      ],
      [0, 2],
      [1, 1, 3],
    );
    expect(loss?.[0]).toBeCloseTo(2 * Math.log(3), 14);
  });
});

describe('mean squared error', () => {
  it('is the mean of squares with gradient 2 (prediction - target) / batch, without accuracy', () => {
    expect(losses(regression, [[3], [1]], [1, 2])).toEqual({
      loss: [2.5],
      perSample: [4, 1],
      gradient: [2, -1],
    });
  });
});
