import { describe, expect, it } from 'vitest';
import {
  activation,
  batchNormalization,
  compiled,
  dense,
  plainSgd,
  sampleData,
  series,
} from '../../../shared/compile/testing/small-network';
import { trainEpochs } from '../../../shared/training/testing/train-epochs';
import type { TrainingPlan } from '../../../shared/training/training-plan';
import type { TrainingSession } from '../../../shared/training/training-session';
import {
  expectAnyNetworkToTrainTheSame,
  expectSameTraining,
  open,
  optimizers,
  rows,
  sgd,
} from './testing/same-training';

describe('a session in TensorFlow', () => {
  it.each([1, 2, 3])('trains a random network as the float64 interpreter does, seed %i', (seed) => {
    expectAnyNetworkToTrainTheSame(1, seed);
  });

  it('trains convolutions as the float64 interpreter does', () => {
    const data = sampleData([6, 6, 2], rows);
    const convolution = { initializer: { type: 'he-normal' }, useBias: true } as const;
    const network = series(
      {
        ...convolution,
        id: 'c1',
        type: 'conv-2d',
        filters: 3,
        kernelSize: 3,
        strides: 1,
        padding: 'same',
      },
      batchNormalization('n1'),
      activation('a1', 'relu'),
      { id: 'm', type: 'max-pooling-2d', poolSize: 2, strides: 2, padding: 'valid' },
      {
        ...convolution,
        id: 'c2',
        type: 'conv-2d',
        filters: 2,
        kernelSize: 2,
        strides: 2,
        padding: 'valid',
      },
      { id: 'g', type: 'global-average-pooling-2d' },
    );
    expectSameTraining(compiled(network, data), data);
  });
});

describe('the same plan', () => {
  const data = sampleData([2], 40);
  const layers = [
    dense('d1', 5),
    batchNormalization('n1'),
    activation('a1', 'tanh'),
    { id: 'p', type: 'dropout', rate: 0.5 } as const,
    dense('d2', 4),
    activation('a2', 'relu'),
  ];
  const training = { ...plainSgd, optimizer: optimizers[2] ?? sgd };
  const plan = compiled(series(...layers), data, training);
  const [steps, epochs] = [10, 40];

  it('gives the same bits twice, also in a graph that another run has used', () => {
    const first = open(plan, data);
    const losses = trainEpochs(first, plan, 40, epochs).loss;
    const weights = allOf(first, plan);
    const beside = open(plan, data);
    expect(trainEpochs(beside, plan, 40, epochs).loss).toEqual(losses);
    first.dispose();
    const after = open(plan, data);
    expect(trainEpochs(after, plan, 40, epochs).loss).toEqual(losses);
    expect(allOf(after, plan)).toEqual(weights);
    beside.dispose();
    after.dispose();
  });

  it('gives the same bits however its steps are cut into calls', () => {
    // 400 steps: more than one call into TensorFlow makes.
    const [whole, parts] = [open(plan, data), open(plan, data)];
    const losses = trainEpochs(whole, plan, 40, epochs).loss;
    const pieces: number[] = [];
    for (let epoch = 0; epoch < epochs; epoch += 1) {
      pieces.push(...trainEpochs(parts, plan, 40, 1, epoch).loss);
    }
    expect(losses).toHaveLength(steps * epochs);
    expect(Float32Array.from(pieces)).toEqual(losses);
    expect(allOf(parts, plan)).toEqual(allOf(whole, plan));
    whole.dispose();
    parts.dispose();
  });

  it('goes on from written variables as from its own', () => {
    const [whole, resumed] = [open(plan, data), open(plan, data)];
    trainEpochs(whole, plan, 40, 2);
    for (const { name } of plan.variables) resumed.write(name, whole.read(name).slice());
    const rest = trainEpochs(whole, plan, 40, 3, 2).loss;
    expect(trainEpochs(resumed, plan, 40, 3, 2).loss).toEqual(rest);
    expect(allOf(resumed, plan)).toEqual(allOf(whole, plan));
    whole.dispose();
    resumed.dispose();
  });

  it('measures the same bits twice and changes no weight by it', () => {
    const session = open(plan, data);
    trainEpochs(session, plan, 40, 1);
    session.measure(1);
    const before = allOf(session, plan);
    expect(session.measure(1)).toEqual(session.measure(1));
    expect(allOf(session, plan)).toEqual(before);
    session.dispose();
  });
});

describe('convolutions, op by op on several threads', () => {
  it('give the same bits twice', () => {
    const data = sampleData([12, 12, 3], 64);
    const convolution = (id: string, filters: number) =>
      ({
        id,
        type: 'conv-2d',
        filters,
        kernelSize: 3,
        strides: 1,
        padding: 'same',
        initializer: { type: 'he-normal' },
        useBias: true,
      }) as const;
    const network = series(
      convolution('c1', 16),
      batchNormalization('n1'),
      activation('a1', 'relu'),
      { id: 'm', type: 'max-pooling-2d', poolSize: 2, strides: 2, padding: 'valid' },
      convolution('c2', 32),
      activation('a2', 'relu'),
      { id: 'g', type: 'global-average-pooling-2d' },
    );
    const plan = compiled(network, data, { ...plainSgd, batchSize: 16 });
    const [first, second] = [1, 2].map(() => {
      const session = open(plan, data);
      const losses = trainEpochs(session, plan, 64, 10).loss;
      const told = { losses, evaluation: session.evaluate(), weights: allOf(session, plan) };
      session.dispose();
      return told;
    });
    expect(second).toEqual(first);
  });
});

describe('a loss that is not finite', () => {
  it.each([
    ['compiled', [dense('d1', 4)], [2]],
    [
      'op by op',
      [
        {
          id: 'c1',
          type: 'conv-2d',
          filters: 2,
          kernelSize: 2,
          strides: 1,
          padding: 'same',
          initializer: { type: 'he-normal' },
          useBias: true,
        },
      ],
      [2, 2, 1],
    ],
  ] as const)('ends the call with its step, %s', (_, layers, sampleShape) => {
    const data = sampleData(sampleShape, 40, 'regression');
    const wild = { ...plainSgd, optimizer: { ...sgd, learningRate: 1e10 } };
    const plan = compiled(series(...layers), data, wild);
    const session = open(plan, data);
    const { loss } = trainEpochs(session, plan, 40, 5);
    expect(loss.length).toBeLessThan(50);
    expect([...loss.slice(0, -1)].every(Number.isFinite)).toBe(true);
    expect(Number.isFinite(loss.at(-1))).toBe(false);
    session.dispose();
  });
});

function allOf(session: TrainingSession, plan: TrainingPlan): ReadonlyMap<string, Float32Array> {
  return new Map(plan.variables.map(({ name }) => [name, session.read(name).slice()]));
}
