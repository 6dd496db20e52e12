import { describe, expect, it } from 'vitest';
import {
  activation,
  batchNormalization,
  compiled,
  dense,
  plainSgd,
  sampleData,
  series,
} from '../compile/testing/small-network';
import { referenceSession } from './reference-session';
import { startingExampleRun } from './testing/starting-example-run';
import { trainEpochs } from './testing/train-epochs';

const data = sampleData([2], 8);
const network = series(dense('d1', 4), batchNormalization('n1'), activation('a1', 'tanh'));
const dropping = series(dense('d1', 16), { id: 'p', type: 'dropout', rate: 0.5 });

describe('a reference session', () => {
  it('gives one loss and accuracy per step, and no accuracy in regression', () => {
    const plan = compiled(network, data);
    const results = trainEpochs(referenceSession(plan, data), plan, 8, 1);
    expect([results.loss.length, results.accuracy.length]).toEqual([2, 2]);

    const numbers = sampleData([2], 8, 'regression');
    const regression = compiled(network, numbers);
    const session = referenceSession(regression, numbers);
    expect(trainEpochs(session, regression, 8, 1).accuracy.length).toBe(0);
    expect(session.evaluate()?.accuracy).toBe(null);
  });

  it('reports the loss of a step before its update', () => {
    const whole = { ...plainSgd, batchSize: 8 };
    const plan = compiled(series(dense('d1', 4)), data, whole);
    const session = referenceSession(plan, data);
    // Training and validation rows are the same here, and no layer tells training from inference.
    const before = session.evaluate()?.loss ?? NaN;
    expect(trainEpochs(session, plan, 8, 1).loss[0]).toBeCloseTo(before, 6);
    expect(session.evaluate()?.loss).toBeLessThan(before);
  });

  it('trains the same whether steps come in one call or many, and from one seed to the same', () => {
    const plan = compiled(network, data);
    const [whole, parts] = [referenceSession(plan, data), referenceSession(plan, data)];
    trainEpochs(whole, plan, 8, 3);
    for (let epoch = 0; epoch < 3; epoch += 1) trainEpochs(parts, plan, 8, 1, epoch);
    for (const { name } of plan.variables) expect(parts.read(name)).toEqual(whole.read(name));
  });

  it('moves moving averages towards the batch, by Keras with momentum 0.9', () => {
    const plan = compiled(series(batchNormalization('n1')), data, { ...plainSgd, batchSize: 8 });
    const session = referenceSession(plan, data);
    trainEpochs(session, plan, 8, 1);
    const column = [0, 1].map((unit) =>
      Array.from({ length: 8 }, (_, row) => data.training.inputs[row * 2 + unit] ?? NaN),
    );
    const mean = column.map((values) => values.reduce((sum, value) => sum + value, 0) / 8);
    const variance = column.map(
      (values, unit) =>
        values.reduce((sum, value) => sum + (value - (mean[unit] ?? NaN)) ** 2, 0) / 8,
    );
    const close = (actual: Float32Array, expected: readonly number[]) =>
      actual.forEach((value, unit) => expect(value).toBeCloseTo(expected[unit] ?? NaN, 6));
    close(
      session.read('n1/moving-mean'),
      mean.map((value) => 0.1 * value),
    );
    close(
      session.read('n1/moving-variance'),
      variance.map((value) => 0.9 + 0.1 * value),
    );
  });

  it('drops other units at every step, the same ones for the same seed', () => {
    const lossesOf = (seed: number) => {
      const still = {
        ...plainSgd,
        optimizer: { ...plainSgd.optimizer, learningRate: 1e-30 },
        batchSize: 8,
      };
      const plan = compiled(dropping, data, still, {}, seed);
      const session = referenceSession(plan, data);
      // One set of weights for both seeds, so that only the dropped units differ.
      session.write('d1/kernel', new Float32Array(32).fill(0.3));
      session.write(
        'output/kernel',
        Float32Array.from({ length: 48 }, (_, i) => (i % 5) / 5),
      );
      const { loss } = session.train(
        3,
        Int32Array.from({ length: 24 }, (_, i) => i % 8),
        Float32Array.from([0, 1, 2].flatMap((step) => plan.coefficients.at(step))),
      );
      return [...loss];
    };
    expect(new Set(lossesOf(1)).size).toBe(3);
    expect(lossesOf(1)).toEqual(lossesOf(1));
    expect(lossesOf(2)).not.toEqual(lossesOf(1));
  });

  it('gives back what was written', () => {
    const plan = compiled(network, data);
    const session = referenceSession(plan, data);
    session.write('d1/bias', Float32Array.of(1, 2, 3, 4));
    expect(session.read('d1/bias')).toEqual(Float32Array.of(1, 2, 3, 4));
  });
});

describe('the starting example', () => {
  it('stays at the loss of knowing nothing, ln 2, while its first weights hardly move', () => {
    const { plan, session, data: moons } = startingExampleRun();
    expect(moons.training.count).toBe(1600);

    const { loss } = trainEpochs(session, plan, 1600, 3);
    const mean = loss.reduce((sum, value) => sum + value, 0) / loss.length;
    expect(Math.abs(mean - Math.LN2)).toBeLessThan(0.02);
    expect(Math.abs((session.evaluate()?.loss ?? NaN) - Math.LN2)).toBeLessThan(0.02);
    // delta shrinks by orders of magnitude towards the input (a slope of at most 1/4 and small weights).
    const deltas = session.measure(1)['delta-rms'] ?? new Float32Array();
    expect((deltas[0] ?? NaN) / (deltas[9] ?? NaN)).toBeLessThan(1e-6);
  });
});
