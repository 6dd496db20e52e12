import { describe, expect, it } from 'vitest';
import { dataShape } from '../data/data-set';
import type { TrainingOptions } from '../experiment/training-options';
import { elementCount } from '../program/tensor-type';
import { referenceSession } from '../training/reference-session';
import { compileNetwork } from './compile-network';
import type { CompileOptions } from './compile-network';
import {
  activation,
  batchNormalization,
  compiled,
  dense,
  plainSgd,
  sampleData,
  series,
} from './testing/small-network';

const data = sampleData([2], 10);
const network = series(dense('d1', 3), batchNormalization('n1'), activation('a1', 'relu'));
const adam: TrainingOptions = {
  ...plainSgd,
  optimizer: {
    type: 'adam',
    learningRate: 0.01,
    beta1: 0.9,
    beta2: 0.999,
    epsilon: 1e-7,
    schedule: { type: 'constant' },
  },
};

describe('a plan', () => {
  it('lists every variable with its role, shape and layer', () => {
    const named = compiled(network, data, adam).variables.map(({ name, role, shape, layer }) =>
      [name, role, shape.join('x'), layer].join(' '),
    );
    expect(named).toEqual([
      'd1/kernel weight 2x3 d1',
      'd1/bias weight 3 d1',
      'n1/gamma weight 3 n1',
      'n1/beta weight 3 n1',
      'n1/moving-mean moving-average 3 n1',
      'n1/moving-variance moving-average 3 n1',
      'output/kernel weight 3x3 output',
      'output/bias weight 3 output',
      ...[
        'd1/kernel 2x3',
        'd1/bias 3',
        'n1/gamma 3',
        'n1/beta 3',
        'output/kernel 3x3',
        'output/bias 3',
      ]
        .map((each) => each.split(' '))
        .flatMap(([name = '', shape = '']) =>
          ['m', 'v'].map((slot) => `${name}/${slot} slot ${shape} ${name.split('/')[0] ?? ''}`),
        ),
      'd1/kernel/initial initial 2x3 d1',
      'd1/kernel/epoch-start epoch-start 2x3 d1',
      'output/kernel/initial initial 3x3 output',
      'output/kernel/epoch-start epoch-start 3x3 output',
    ]);
  });

  it('starts initial and epoch-start weights as the weights, biases at 0, gamma and variance at 1', () => {
    const { variables } = compiled(network, data, adam);
    const start = new Map(variables.map(({ name, initialValues }) => [name, initialValues()]));
    expect(start.get('d1/kernel/initial')).toEqual(start.get('d1/kernel'));
    expect(start.get('d1/kernel/epoch-start')).toEqual(start.get('d1/kernel'));
    expect(start.get('d1/bias')).toEqual(new Float32Array(3));
    expect(start.get('n1/gamma')).toEqual(new Float32Array(3).fill(1));
    expect(start.get('n1/moving-variance')).toEqual(new Float32Array(3).fill(1));
    expect(start.get('d1/kernel/m')).toEqual(new Float32Array(6));
    for (const { shape, initialValues } of variables) {
      expect(initialValues().length).toBe(elementCount(shape));
    }
  });

  it('describes the weight layers from input to output', () => {
    expect(compiled(network, data).layers).toEqual([
      { id: 'd1', title: 'Dense d1', depth: 1, parameters: 9, kernelShape: [2, 3] },
      { id: 'output', title: 'Output', depth: 2, parameters: 12, kernelShape: [3, 3] },
    ]);
  });

  it('clips batch and probe to the rows there are', () => {
    const plan = compiled(network, data, { ...plainSgd, batchSize: 64 });
    expect([plan.batchSize, plan.probeSize]).toEqual([10, 10]);
    expect(compiled(network, sampleData([2], 300)).probeSize).toBe(256);
  });

  it('has no evaluation without validation rows', () => {
    const shape = { ...dataShape(data), validationRows: 0 };
    const plan = compileNetwork(network, { training: plainSgd, seed: 1 }, shape);
    expect(plan.ok && plan.value.evaluation).toBe(null);
  });

  it('leads every coefficient vector with the learning rate of the step', () => {
    const schedule = { type: 'step', epochs: 1, factor: 0.5 } as const;
    const { coefficients } = compiled(network, data, {
      ...adam,
      optimizer: { ...adam.optimizer, schedule },
      batchSize: 5,
    });
    // Two steps an epoch.
    expect([0, 1, 2, 3, 4].map((step) => coefficients.at(step)[0])).toEqual([
      0.01, 0.01, 0.005, 0.005, 0.0025,
    ]);
    expect(coefficients.at(3).length).toBe(coefficients.length);
  });

  it('shares its key with runs of another seed, rate or schedule, and with no other', () => {
    const { key } = compiled(network, data, adam);
    const rate = { ...adam, optimizer: { ...adam.optimizer, learningRate: 1 }, epochs: 9 };
    expect(compiled(network, data, rate, {}, 2).key).toBe(key);
    const others = [
      compiled(network, data, plainSgd),
      compiled(network, data, { ...adam, batchSize: 5 }),
      compiled(series(dense('d1', 3), activation('a1', 'tanh')), data, adam),
      compiled(network, data, adam, { traces: [] }),
    ];
    expect(new Set([key, ...others.map((plan) => plan.key)]).size).toBe(5);
  });

  it('follows picked weights beside the first of each layer, each once and where there are such', () => {
    const picks = [
      { layer: 'd1', index: [1, 2] },
      { layer: 'd1', index: [0, 0] },
      { layer: 'd1', index: [0, 99] },
      { layer: 'gone', index: [0, 0] },
    ];
    const { traces } = compiled(network, data, adam, { picks });
    const followed = compiled(network, data, adam).traces;
    expect(traces).toEqual([...followed, { layer: 'd1', index: [1, 2] }]);
  });

  it('trains a single class, with one output unit and nothing to learn', () => {
    const single = sampleData([2], 10, 'classification', 1);
    const plan = compiled(network, single);
    expect(plan.layers.at(-1)?.kernelShape).toEqual([3, 1]);
    const session = referenceSession(plan, single);
    expect(session.evaluate()).toMatchObject({ loss: 0, accuracy: 1 });
    expect([...(session.measure(0)['delta-rms'] ?? [])]).toEqual([0, 0]);
  });

  it('repeats groups as copies with weights of their own', () => {
    const repeated = {
      ...series(dense('d1', 2), activation('a1', 'tanh')),
      groups: [{ id: 'g', layers: ['d1', 'a1'], repeat: 3 }],
    };
    const plan = compiled(repeated, data);
    expect(plan.layers.map(({ id }) => id)).toEqual(['d1', 'd1~2', 'd1~3', 'output']);
    const [first, second] = ['d1/kernel', 'd1~2/kernel'].map((name) =>
      plan.variables.find((variable) => variable.name === name)?.initialValues(),
    );
    expect(first).not.toEqual(second);
  });
});

describe('batch normalization of a batch of one row', () => {
  const pictures = sampleData([2, 2, 1], 10);
  const single = { training: { ...plainSgd, batchSize: 1 }, seed: 1 };

  it('is refused where every unit has one value only', () => {
    expect(compileNetwork(network, single, dataShape(data))).toMatchObject({
      problems: [{ code: 'batch-normalization-of-one-row', place: { kind: 'layer', layer: 'n1' } }],
    });
  });

  it('is trained where a channel has the values of a whole picture', () => {
    expect(
      compileNetwork(series(batchNormalization('n1')), single, dataShape(pictures)),
    ).toMatchObject({ ok: true });
  });
});

describe('what cannot be trained is told', () => {
  const problemOf = (
    change: Partial<TrainingOptions>,
    shape = dataShape(data),
    options: CompileOptions = {},
    drawn = network,
  ) => {
    const training = { ...plainSgd, ...change };
    const plan = compileNetwork(drawn, { training, seed: 1 }, shape, options);
    return plan.ok ? null : plan.problems[0].code;
  };

  it.each([
    ['no rows', problemOf({}, { ...dataShape(data), trainingRows: 0 }), 'no-training-rows'],
    [
      'a weight that does not exist',
      problemOf({}, undefined, { traces: [{ layer: 'd1', index: [2, 0] }] }),
      'unknown-weight',
    ],
    [
      'a layer without weights',
      problemOf({}, undefined, { traces: [{ layer: 'a1', index: [0] }] }),
      'unknown-weight',
    ],
    ['too few class weights', problemOf({ classWeights: [1, 2] }), 'class-weights'],
    [
      'a class that does not exist',
      problemOf({ classWeights: { cat: 2 } }, undefined, { classNames: ['c0', 'c1', 'c2'] }),
      'class-weights',
    ],
    [
      'class weights in regression',
      problemOf({ classWeights: [1, 1, 1] }, { ...dataShape(data), task: 'regression' }),
      'class-weights',
    ],
    [
      'an unfinished network',
      problemOf({}, undefined, {}, { ...network, connections: [] }),
      'not-connected',
    ],
  ])('%s', (_, code, expected) => {
    expect(code).toBe(expected);
  });

  it('takes class weights by name, 1 where none is given', () => {
    const named = { ...plainSgd, classWeights: { c2: 5 } };
    const listed = { ...plainSgd, classWeights: [1, 1, 5] };
    const options = { classNames: ['c0', 'c1', 'c2'] };
    expect(compiled(network, data, named, options).key).toBe(compiled(network, data, listed).key);
  });
});
