import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { DataShape } from '../data/data-set';
import { evaluate } from '../program/interpreter';
import { ProgramBuilder } from '../program/program-builder';
import type { Tensor } from '../program/tensor';
import type { Shape } from '../program/tensor-type';
import { floatTensor } from '../program/tensor-type';
import { sampleTensor, tensor } from '../program/testing/sample-tensor';
import { layerSchema } from './layer-schema';
import type { ForwardContext } from './layer-type';
import type { Layer, LayerTypeName } from './layer-types';
import { layerForward, layerParameters, layerShape, layerTypes } from './layer-types';

const data: DataShape = {
  task: 'classification',
  sampleShape: [4, 4, 3],
  classes: 5,
  trainingRows: 10,
  validationRows: 0,
};

/** A layer as the experiment file would fill it in. */
function layer(type: LayerTypeName, given: object = {}): Layer {
  return v.parse(layerSchema, { id: 'it', type, ...given });
}

const allTypes = Object.keys(layerTypes) as LayerTypeName[];
const needed: Partial<Record<LayerTypeName, object>> = {
  dense: { units: 7 },
  'conv-2d': { filters: 6 },
  activation: { function: 'tanh' },
  dropout: { rate: 0.5 },
};
/** Fields that stay absent unless given. */
const withoutDefault: Partial<Record<LayerTypeName, readonly string[]>> = {
  add: ['scales'],
  'max-pooling-2d': ['strides'],
  'average-pooling-2d': ['strides'],
};
const image: Shape = [4, 4, 3];

describe('fields', () => {
  it.each<[LayerTypeName, object]>([
    ['dense', { units: 7, initializer: { type: 'glorot-uniform' }, useBias: true }],
    ['output', { initializer: { type: 'glorot-uniform' }, useBias: true }],
    ['activation', { function: 'tanh', slope: 0.01 }],
    ['batch-normalization', { momentum: 0.99, epsilon: 1e-3 }],
    ['layer-normalization', { epsilon: 1e-3 }],
    [
      'conv-2d',
      {
        filters: 6,
        kernelSize: 3,
        strides: 1,
        padding: 'same',
        initializer: { type: 'glorot-uniform' },
        useBias: true,
      },
    ],
    ['max-pooling-2d', { poolSize: 2, padding: 'valid' }],
    ['average-pooling-2d', { poolSize: 2, padding: 'valid' }],
    ['dropout', { rate: 0.5 }],
    ['add', {}],
    ['input', {}],
  ])("of %s have Keras's defaults", (type, expected) => {
    expect(layer(type, needed[type] ?? {})).toEqual({ id: 'it', type, ...expected });
  });

  it.each<[LayerTypeName, object]>([
    ['dense', {}],
    ['dense', { units: 0 }],
    ['dense', { units: 2.5 }],
    ['dense', { units: 2, colour: 'red' }],
    ['activation', { function: 'sine' }],
    ['dropout', { rate: 1 }],
    ['batch-normalization', { momentum: -0.1 }],
    ['conv-2d', { filters: 2, padding: 'full' }],
    ['input', { units: 3 }],
  ])('of %s refuse %j', (type, given) => {
    expect(() => layer(type, given)).toThrow();
  });

  it('are all in the inspector, and nothing else is', () => {
    for (const type of allTypes) {
      const edited = layerTypes[type].inspector.map(({ field }) => field);
      const filled = Object.keys(layer(type, needed[type] ?? {}));
      const own = filled.filter((field) => field !== 'id' && field !== 'type');
      const known = [...own, ...(withoutDefault[type] ?? [])];
      expect(edited.sort(), type).toEqual(known.sort());
    }
  });
});

describe('shape', () => {
  it.each<[LayerTypeName, object, readonly Shape[], Shape]>([
    ['input', {}, [], [4, 4, 3]],
    ['dense', { units: 7 }, [image], [7]],
    ['output', {}, [[9]], [5]],
    ['activation', { function: 'relu' }, [image], image],
    ['batch-normalization', {}, [image], image],
    ['flatten', {}, [image], [48]],
    ['add', {}, [image, image], image],
    [
      'concatenate',
      {},
      [
        [4, 4, 3],
        [4, 4, 2],
      ],
      [4, 4, 5],
    ],
    ['conv-2d', { filters: 6 }, [image], [4, 4, 6]],
    ['conv-2d', { filters: 6, padding: 'valid' }, [image], [2, 2, 6]],
    ['conv-2d', { filters: 6, strides: 3 }, [image], [2, 2, 6]],
    ['max-pooling-2d', {}, [[5, 5, 3]], [2, 2, 3]],
    ['max-pooling-2d', { padding: 'same' }, [[5, 5, 3]], [3, 3, 3]],
    ['average-pooling-2d', { poolSize: 3, strides: 1 }, [image], [2, 2, 3]],
    ['global-average-pooling-2d', {}, [image], [3]],
  ])('of %s %j behind %j is %j', (type, given, inputs, expected) => {
    expect(layerShape(layer(type, given), inputs, data)).toEqual({ shape: expected });
  });

  it('of the output is one number in regression', () => {
    expect(layerShape(layer('output'), [[9]], { ...data, task: 'regression' })).toEqual({
      shape: [1],
    });
  });

  it.each<[LayerTypeName, object, readonly Shape[], string]>([
    ['add', {}, [[4], [5]], 'add-shapes-differ'],
    ['add', { scales: [1] }, [[4], [4]], 'add-scales-count'],
    [
      'concatenate',
      {},
      [
        [4, 4, 3],
        [2, 2, 3],
      ],
      'concatenate-shapes-differ',
    ],
    ['conv-2d', { filters: 2 }, [[9]], 'image-needed'],
    [
      'conv-2d',
      { filters: 2, kernelSize: 5, padding: 'valid' },
      [image],
      'window-larger-than-image',
    ],
    ['max-pooling-2d', {}, [[1, 1, 3]], 'window-larger-than-image'],
    ['global-average-pooling-2d', {}, [[9]], 'image-needed'],
  ])('of %s %j behind %j is refused: %s', (type, given, inputs, code) => {
    expect(layerShape(layer(type, given), inputs, data)).toMatchObject({ problem: { code } });
  });
});

describe('parameters', () => {
  it.each<[LayerTypeName, object, readonly string[]]>([
    ['dense', { units: 7 }, ['kernel [48,7] 48/7', 'bias [7] 48/7']],
    ['dense', { units: 7, useBias: false }, ['kernel [48,7] 48/7']],
    ['output', {}, ['kernel [48,5] 48/5', 'bias [5] 48/5']],
    // Fans of a convolution count the kernel's area, as in Keras.
    ['conv-2d', { filters: 6 }, ['kernel [3,3,3,6] 27/54', 'bias [6] 27/54']],
    [
      'batch-normalization',
      {},
      ['gamma [3] 3/3', 'beta [3] 3/3', 'moving-mean [3] 3/3', 'moving-variance [3] 3/3'],
    ],
    ['layer-normalization', {}, ['gamma [3] 3/3', 'beta [3] 3/3']],
    ['activation', { function: 'relu' }, []],
  ])('of %s %j are %j', (type, given, expected) => {
    const parameters = layerParameters(layer(type, given), [image], data).map(
      ({ name, shape, fanIn, fanOut }) => `${name} [${shape.join()}] ${fanIn}/${fanOut}`,
    );
    expect(parameters).toEqual(expected);
  });
});

/** The layer's value for the given inputs (with batch axis) and parameters. */
function forward(
  it: Layer,
  inputs: readonly Tensor[],
  parameters: Readonly<Record<string, Tensor>> = {},
  mode: ForwardContext<unknown>['mode'] = 'inference',
): Tensor | undefined {
  const builder = new ProgramBuilder();
  const value = layerForward(it, {
    builder,
    data,
    mode,
    inputs: inputs.map(({ shape }, index) => builder.input(`${index}`, floatTensor(...shape))),
    parameter: (name) => builder.variable(name, floatTensor(...(parameters[name]?.shape ?? []))),
    update: () => undefined,
    uniform: (shape) => builder.input('uniform', floatTensor(...shape)),
  });
  const named = Object.fromEntries(inputs.map((input, index) => [`${index}`, input]));
  const uniform = tensor([1, 4], [0.1, 0.3, 0.5, 0.9]);
  return evaluate(
    builder.finish({ value }),
    { ...named, uniform },
    new Map(Object.entries(parameters)),
  ).value;
}

describe('forward', () => {
  it('of dense is x W + b, over all numbers of a sample', () => {
    const x = tensor([1, 1, 2, 1], [1, 2]);
    const parameters = { kernel: tensor([2, 2], [1, 2, 3, 4]), bias: tensor([2], [10, 20]) };
    expect(forward(layer('dense', { units: 2 }), [x], parameters)).toEqual(
      tensor([1, 2], [17, 30]),
    );
  });

  it('of add is the sum, scaled where scales are given', () => {
    const [a, b] = [tensor([1, 2], [1, 2]), tensor([1, 2], [10, 20])];
    expect(forward(layer('add'), [a, b])).toEqual(tensor([1, 2], [11, 22]));
    expect(forward(layer('add', { scales: [2, 0.5] }), [a, b])).toEqual(tensor([1, 2], [7, 14]));
  });

  it('of concatenate puts channels side by side', () => {
    const a = tensor([1, 1, 2, 1], [1, 2]);
    const b = tensor([1, 1, 2, 2], [3, 4, 5, 6]);
    expect(forward(layer('concatenate'), [a, b])).toEqual(tensor([1, 1, 2, 3], [1, 3, 4, 2, 5, 6]));
  });

  it.each(['training', 'measurement'] as const)(
    'of batch normalization gives mean 0 and variance 1 per channel in %s',
    (mode) => {
      const x = sampleTensor('x', [8, 2, 2, 3], 3, 9);
      const parameters = {
        gamma: tensor([3], [1, 1, 2]),
        beta: tensor([3], [0, 0, 5]),
        'moving-mean': tensor([3], [0, 0, 0]),
        'moving-variance': tensor([3], [1, 1, 1]),
      };
      const y = forward(layer('batch-normalization', { epsilon: 1e-12 }), [x], parameters, mode);
      const channels = [0, 1, 2].map((channel) =>
        [...(y?.values ?? [])].filter((_, index) => index % 3 === channel),
      );
      const moments = channels.map((values) => {
        const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
        return [mean, values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length];
      });
      // gamma 2 and beta 5 make it mean 5 and variance 4.
      [
        [0, 1],
        [0, 1],
        [5, 4],
      ].forEach(([mean = NaN, variance = NaN], channel) => {
        expect(moments[channel]?.[0]).toBeCloseTo(mean, 10);
        expect(moments[channel]?.[1]).toBeCloseTo(variance, 9);
      });
    },
  );

  it('of batch normalization uses the moving averages in inference', () => {
    const parameters = {
      gamma: tensor([1], [3]),
      beta: tensor([1], [1]),
      'moving-mean': tensor([1], [4]),
      'moving-variance': tensor([1], [4 - 1e-3]),
    };
    const y = forward(layer('batch-normalization'), [tensor([2, 1], [6, 2])], parameters);
    expect(y?.values[0]).toBeCloseTo(4, 14);
    expect(y?.values[1]).toBeCloseTo(-2, 14);
  });

  it('of layer normalization gives every sample mean 0 and variance 1', () => {
    const parameters = { gamma: tensor([2], [1, 1]), beta: tensor([2], [0, 0]) };
    const x = tensor([2, 2], [1, 3, 10, 50]);
    const y = forward(layer('layer-normalization', { epsilon: 1e-12 }), [x], parameters);
    [-1, 1, -1, 1].forEach((value, index) => expect(y?.values[index]).toBeCloseTo(value, 10));
  });

  it('of dropout sets units to 0 whose random number is below the rate, and scales the others', () => {
    const x = tensor([1, 4], [1, 2, 3, 4]);
    const it = layer('dropout', { rate: 0.5 });
    expect(forward(it, [x], {}, 'training')).toEqual(tensor([1, 4], [0, 0, 6, 8]));
    expect(forward(it, [x], {}, 'measurement')).toEqual(x);
    expect(forward(it, [x], {}, 'inference')).toEqual(x);
  });

  it('of global average pooling is the mean of each channel', () => {
    const x = tensor([1, 2, 2, 2], [1, 10, 2, 20, 3, 30, 6, 60]);
    expect(forward(layer('global-average-pooling-2d'), [x])).toEqual(tensor([1, 2], [3, 30]));
  });

  it('of a pooling strides by its window where no strides are given', () => {
    const x = tensor([1, 2, 4, 1], [1, 2, 3, 4, 5, 6, 7, 8]);
    expect(forward(layer('max-pooling-2d'), [x])).toEqual(tensor([1, 1, 2, 1], [6, 8]));
    expect(forward(layer('max-pooling-2d', { strides: 1 }), [x])).toEqual(
      tensor([1, 1, 3, 1], [6, 7, 8]),
    );
  });

  it('has the shape that the shape rule promises, for every layer type', () => {
    const rows = 2;
    for (const type of allTypes) {
      const it = layer(type, needed[type] ?? {});
      const least = Math.max(layerTypes[type].arity.least, 1);
      const shapes: Shape[] = Array.from({ length: least }, () => image);
      const parameters = Object.fromEntries(
        layerParameters(it, shapes, data).map(({ name, shape }) => [
          name,
          sampleTensor(name, shape, 1, 2),
        ]),
      );
      const inputs = shapes.map((shape) => sampleTensor('x', [rows, ...shape]));
      const promised = layerShape(it, type === 'input' ? [] : shapes, data);
      const found = forward(it, inputs, parameters)?.shape;
      expect(promised, type).toEqual({ shape: found?.slice(1) });
    }
  });
});
