import { describe, expect, it } from 'vitest';
import { readExperiment, writeExperiment } from './read-experiment';

const smallest = {
  format: 'gradient-lab/experiment',
  version: 1,
  network: {
    layers: [
      { id: 'input', type: 'input' },
      { id: 'd1', type: 'dense', units: 4 },
      { id: 'output', type: 'output' },
    ],
    connections: [
      ['input', 'd1'],
      ['d1', 'output'],
    ],
  },
  data: { source: 'moons' },
  training: { optimizer: { type: 'adam', learningRate: 0.001 }, batchSize: 32, epochs: 5 },
};

function messagesOf(text: string): readonly string[] {
  const result = readExperiment(text);
  return result.ok ? [] : result.problems.map(({ message }) => message);
}

/** The smallest experiment with the value at a path replaced (undefined: taken away). */
function changed(path: readonly (string | number)[], value: unknown): string {
  return JSON.stringify(withValue(smallest, path, value));
}

function withValue(whole: unknown, path: readonly (string | number)[], value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (Array.isArray(whole)) {
    return whole.map((item: unknown, index) =>
      index === key ? withValue(item, rest, value) : item,
    );
  }
  const fields = new Map(Object.entries(whole ?? {}));
  return Object.fromEntries(
    fields.set(String(key), withValue(fields.get(String(key)), rest, value)),
  );
}

describe('readExperiment', () => {
  it('fills in every default of the format', () => {
    const result = readExperiment(JSON.stringify(smallest));
    expect(result).toEqual({
      ok: true,
      value: {
        ...smallest,
        name: 'Untitled network',
        network: {
          layers: [
            { id: 'input', type: 'input' },
            {
              id: 'd1',
              type: 'dense',
              units: 4,
              initializer: { type: 'glorot-uniform' },
              useBias: true,
            },
            {
              id: 'output',
              type: 'output',
              initializer: { type: 'glorot-uniform' },
              useBias: true,
            },
          ],
          connections: smallest.network.connections,
          groups: [],
        },
        remedies: {
          relu: false,
          xavier: false,
          he: false,
          batchNormalization: false,
          residual: false,
          depth: null,
        },
        data: {
          source: 'moons',
          samples: 2000,
          noise: 0.2,
          classes: 2,
          features: 2,
          validation: 0.2,
          standardize: true,
          missing: 'refuse',
          standardizeTarget: false,
        },
        training: {
          optimizer: {
            type: 'adam',
            learningRate: 0.001,
            beta1: 0.9,
            beta2: 0.999,
            epsilon: 1e-7,
            schedule: { type: 'constant' },
          },
          batchSize: 32,
          epochs: 5,
        },
        seed: 1,
      },
    });
  });

  it('keeps class weights in the form in which they are given', () => {
    for (const classWeights of [[1, 2.5], { 'class 0': 1, other: 2.5 }]) {
      const result = readExperiment(changed(['training', 'classWeights'], classWeights));
      expect(result.ok ? result.value.training.classWeights : null).toEqual(classWeights);
    }
  });

  it.each([
    [['activation', { function: 'leaky-relu' }], { slope: 0.01 }],
    [['batch-normalization', {}], { momentum: 0.99, epsilon: 1e-3 }],
    [['layer-normalization', {}], { epsilon: 1e-3 }],
    [['conv-2d', { filters: 2 }], { kernelSize: 3, strides: 1, padding: 'same', useBias: true }],
    [['max-pooling-2d', {}], { poolSize: 2, padding: 'valid' }],
    [['average-pooling-2d', {}], { poolSize: 2, padding: 'valid' }],
  ] as const)('fills in the defaults of %j', ([type, fields], defaults) => {
    const result = readExperiment(changed(['network', 'layers', 1], { id: 'd1', type, ...fields }));
    expect(result).toMatchObject({ ok: true, value: { network: { layers: [{}, defaults, {}] } } });
  });

  it.each([
    ['sgd', { momentum: 0, nesterov: false }],
    ['adam', { beta1: 0.9, beta2: 0.999, epsilon: 1e-7 }],
    ['adamw', { beta1: 0.9, beta2: 0.999, epsilon: 1e-7, weightDecay: 0.004 }],
    ['rmsprop', { rho: 0.9, momentum: 0, epsilon: 1e-7 }],
    ['adagrad', { initialAccumulatorValue: 0.1, epsilon: 1e-7 }],
  ])("fills in Keras's defaults of %s", (type, defaults) => {
    const result = readExperiment(changed(['training', 'optimizer'], { type, learningRate: 0.01 }));
    expect(result).toMatchObject({
      ok: true,
      value: { training: { optimizer: { type, learningRate: 0.01, ...defaults } } },
    });
  });

  it.each([
    [
      ['network', 'layers', 1, 'units'],
      'many',
      'network.layers[1].units: expected a whole number from 1 to 65536, found "many".',
    ],
    [
      ['network', 'layers', 1, 'units'],
      2.5,
      'network.layers[1].units: expected a whole number from 1 to 65536, found 2.5.',
    ],
    [
      ['network', 'layers', 1, 'units'],
      undefined,
      'network.layers[1].units is missing: expected a whole number from 1 to 65536.',
    ],
    [
      ['network', 'layers', 1, 'type'],
      'recurrent',
      'network.layers[1].type: expected one of input, dense, conv-2d, max-pooling-2d, average-pooling-2d, global-average-pooling-2d, activation, batch-normalization, layer-normalization, dropout, flatten, add, concatenate, output, found "recurrent".',
    ],
    [
      ['network', 'layers', 1, 'id'],
      'a/b',
      'network.layers[1].id: expected a name without slashes and control characters, found "a/b".',
    ],
    [
      ['network', 'layers', 1, 'position'],
      [1],
      'network.layers[1].position[1] is missing: expected a number.',
    ],
    [
      ['network', 'layers', 1, 'unit'],
      4,
      'network.layers[1].unit: expected only the fields of network.layers[1], found an unknown field.',
    ],
    [
      ['network', 'layers', 1, 'initializer'],
      { type: 'xavier' },
      'network.layers[1].initializer.type: expected "glorot-uniform" or "glorot-normal" or "he-uniform" or "he-normal" or "lecun-uniform" or "lecun-normal" or "fan-in-uniform" or "orthogonal" or "uniform" or "normal" or "truncated-normal" or "zeros" or "ones" or "constant", found "xavier".',
    ],
    [
      ['network', 'layers', 1],
      { id: 'a', type: 'activation', function: 'RELU' },
      'network.layers[1].function: expected one of sigmoid, hard-sigmoid, tanh, softsign, relu, leaky-relu, elu, selu, gelu, swish, softplus, linear, found "RELU".',
    ],
    [['network', 'layers'], undefined, 'network.layers is missing: expected an array.'],
    [['network', 'layers'], {}, 'network.layers: expected an array, found an object.'],
    [
      ['network', 'connections', 0],
      ['input'],
      'network.connections[0][1] is missing: expected a name.',
    ],
    [
      ['network', 'connections', 0],
      ['input', 'd1', 'x'],
      'network.connections[0][2]: expected two layer names, [from, to], found "x".',
    ],
    [
      ['network', 'groups'],
      [{ id: 'g', layers: ['d1'], repeat: 0 }],
      'network.groups[0].repeat: expected a whole number from 1 to 1000, found 0.',
    ],
    [
      ['remedies'],
      { depth: -1 },
      'remedies.depth: expected a whole number from 0 to 1000, found -1.',
    ],
    [['remedies'], { relu: 'yes' }, 'remedies.relu: expected true or false, found "yes".'],
    [
      ['data', 'source'],
      'mnist',
      'data.source: expected "moons" or "circles" or "spirals" or "blobs" or "xor" or "checkerboard" or "linear" or "digits" or "iris" or "wine" or "breast-cancer" or "fashion-mnist" or "csv" or "idx" or "npy" or "cifar" or "images", found "mnist".',
    ],
    [
      ['data', 'source'],
      undefined,
      'data.source is missing: expected "moons" or "circles" or "spirals" or "blobs" or "xor" or "checkerboard" or "linear" or "digits" or "iris" or "wine" or "breast-cancer" or "fashion-mnist" or "csv" or "idx" or "npy" or "cifar" or "images".',
    ],
    [
      ['data'],
      { source: 'iris', standardize: true, scaling: 'min-max' },
      'data: expected either standardize or scaling, not both, found an object.',
    ],
    [
      ['training', 'optimizer'],
      { type: 'adam' },
      'training.optimizer.learningRate is missing: expected a number above 0.',
    ],
    [
      ['training', 'optimizer', 'learningRate'],
      0,
      'training.optimizer.learningRate: expected a number above 0, found 0.',
    ],
    [
      ['training', 'optimizer', 'momentum'],
      0.9,
      'training.optimizer.momentum: expected only the fields of training.optimizer, found an unknown field.',
    ],
    [
      ['training', 'optimizer', 'schedule'],
      { type: 'linear' },
      'training.optimizer.schedule.type: expected "constant" or "step" or "cosine" or "warmup", found "linear".',
    ],
    [
      ['training', 'batchSize'],
      null,
      'training.batchSize: expected a whole number from 1 to 1000000, found null.',
    ],
    [
      ['training', 'classWeights'],
      [-1],
      'training.classWeights: expected weights of at least 0: an object from class name to weight, or an array in the order of the classes, found an array of 1.',
    ],
    [['training'], undefined, 'training is missing: expected an object.'],
    [['seed'], 0.5, 'seed: expected a whole number of at least 0, found 0.5.'],
    [['name'], 7, 'name: expected a name, found 7.'],
    [['colour'], 'blue', 'colour: expected only the fields of the format, found an unknown field.'],
  ])('tells path, what was expected and what was found: %j = %j', (path, value, message) => {
    expect(messagesOf(changed(path, value))).toEqual([message]);
  });

  it('names everything that is wrong, several unknown fields of one object included', () => {
    const document = {
      ...smallest,
      speed: 1,
      colour: 'blue',
      network: { ...smallest.network, layers: [{ id: '', type: 'dense', unitz: 4, width: 2 }] },
      seed: -1,
    };
    expect([...messagesOf(JSON.stringify(document))].sort()).toEqual([
      'colour: expected only the fields of the format, found an unknown field.',
      'network.layers[0].id: expected a name of at least one character, found "".',
      'network.layers[0].units is missing: expected a whole number from 1 to 65536.',
      'network.layers[0].unitz: expected only the fields of network.layers[0], found an unknown field.',
      'network.layers[0].width: expected only the fields of network.layers[0], found an unknown field.',
      'seed: expected a whole number of at least 0, found -1.',
      'speed: expected only the fields of the format, found an unknown field.',
    ]);
  });

  it.each([
    ['{"hello": 1}', 'no field format'],
    ['{"format": "netron"}', '"netron"'],
    ['[1, 2]', 'an array of 2'],
    ['"text"', '"text"'],
    ['null', 'null'],
  ])('says of %s that it is no experiment', (text, found) => {
    expect(messagesOf(text)).toEqual([
      `This file is not a Gradient Lab experiment: expected the field format with "gradient-lab/experiment", found ${found}.`,
    ]);
  });

  it.each([
    [2, 'version: expected 1, found 2: a newer Gradient Lab saved this experiment.'],
    [0, 'version: expected 1, found 0.'],
    ['1', 'version: expected 1, found "1".'],
    [undefined, 'version is missing: expected 1.'],
  ])('refuses version %j by name', (version, message) => {
    expect(messagesOf(changed(['version'], version))).toEqual([message]);
  });

  it('writes the slope of an activation only where it counts, and reads the same back', () => {
    const activation = (id: string, more: object) => ({ id, type: 'activation', ...more });
    const layers = [
      activation('sigmoid', { function: 'sigmoid' }),
      activation('leaky', { function: 'leaky-relu' }),
      activation('kept', { function: 'relu', slope: 0.3 }),
    ];
    const read = readExperiment(changed(['network'], { layers, connections: [] }));
    if (!read.ok) throw new Error('not read');
    const text = writeExperiment(read.value);
    expect(text.match(/"slope": [\d.]+/gu)).toEqual(['"slope": 0.01', '"slope": 0.3']);
    expect(readExperiment(text)).toEqual(read);
  });

  it('reads a network that is only half drawn', () => {
    const network = { layers: [{ id: 'd1', type: 'dense', units: 4 }], connections: [] };
    expect(readExperiment(changed(['network'], network))).toMatchObject({ ok: true });
  });
});
