import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../shared/program/interpreter';
import type { AttributesOf, OperationName } from '../../../shared/program/operations';
import type { Program } from '../../../shared/program/program';
import { ProgramBuilder } from '../../../shared/program/program-builder';
import type { Tensor } from '../../../shared/program/tensor';
import { sampleTensor, tensor } from '../../../shared/program/testing/sample-tensor';
import { evaluateNative } from './testing/evaluate-native';
import { requireBinding } from './testing/require-binding';

/**
 * Float32 keeps 24 bits (6e-8). Sums of up to some hundred terms of size 1 and XLA's polynomials for exp, tanh and erf
 * lose a few more.
 */
const tolerance = 2e-5;

interface Sample<Name extends OperationName> {
  readonly inputs: readonly (Tensor | IntegerTensor)[];
  readonly attributes: AttributesOf<Name>;
}

interface IntegerTensor extends Tensor {
  readonly element: 'integer';
}

type Samples = { readonly [Name in OperationName]: readonly Sample<Name>[] };

const x = sampleTensor('x', [3, 4]);
const positive = sampleTensor('positive', [3, 4], 0.1, 5);
const images = sampleTensor('images', [2, 6, 5, 3]);
const large = tensor([6], [-100, -20, -1e-3, 0, 30, 90]);

const unary = [
  { inputs: [x], attributes: {} },
  { inputs: [sampleTensor('scalar', [])], attributes: {} },
];
const unaryOfPositive = [{ inputs: [positive], attributes: {} }];
const binary = [
  { inputs: [x, sampleTensor('y', [3, 4])], attributes: {} },
  { inputs: [x, sampleTensor('row', [4])], attributes: {} },
  { inputs: [sampleTensor('column', [3, 1]), sampleTensor('row', [4])], attributes: {} },
  { inputs: [sampleTensor('scalar', []), x], attributes: {} },
];
const withTies = [
  ...binary,
  { inputs: [tensor([4], [1, 2, NaN, -1]), tensor([4], [1, 3, 2, NaN])], attributes: {} },
];
const reductions = [
  { inputs: [sampleTensor('cube', [2, 3, 4])], attributes: { axes: [0], keepDimensions: false } },
  { inputs: [sampleTensor('cube', [2, 3, 4])], attributes: { axes: [0, 2], keepDimensions: true } },
  { inputs: [x], attributes: { axes: [0, 1], keepDimensions: false } },
  { inputs: [sampleTensor('long', [300])], attributes: { axes: [0], keepDimensions: false } },
];
const windows = [
  { poolSize: 2, strides: 2, padding: 'valid' },
  { poolSize: 3, strides: 2, padding: 'same' },
  { poolSize: 2, strides: 3, padding: 'same' },
  { poolSize: 3, strides: 1, padding: 'valid' },
] as const;
const kernels = [
  { size: 3, strides: 1, padding: 'same' },
  { size: 3, strides: 2, padding: 'same' },
  { size: 2, strides: 2, padding: 'valid' },
  { size: 1, strides: 3, padding: 'same' },
  { size: 3, strides: 2, padding: 'valid' },
] as const;

const normalized = [x, images, sampleTensor('one row', [1, 4])];

const samples: Samples = {
  negate: unary,
  abs: unary,
  sign: [...unary, { inputs: [tensor([3], [0, -3, 5])], attributes: {} }],
  square: unary,
  sqrt: unaryOfPositive,
  rsqrt: unaryOfPositive,
  reciprocal: unaryOfPositive,
  exp: unary,
  expm1: [...unary, { inputs: [tensor([3], [1e-6, -1e-6, 2])], attributes: {} }],
  log: unaryOfPositive,
  softplus: [...unary, { inputs: [large], attributes: {} }],
  erf: unary,
  sigmoid: [...unary, { inputs: [large], attributes: {} }],
  tanh: [...unary, { inputs: [large], attributes: {} }],
  relu: [...unary, { inputs: [tensor([3], [NaN, -0.5, 0])], attributes: {} }],
  'stop-gradient': unary,
  add: binary,
  subtract: binary,
  multiply: binary,
  divide: [{ inputs: [x, positive], attributes: {} }],
  maximum: withTies,
  minimum: withTies,
  greater: withTies,
  equal: [...withTies, { inputs: [whole([3], [1, 2, 3]), whole([3], [1, 3, 3])], attributes: {} }],
  select: [
    {
      inputs: [tensor([4], [0, 1, NaN, -2]), sampleTensor('a', [4]), sampleTensor('b', [4])],
      attributes: {},
    },
  ],
  'relu-gradient': [
    { inputs: [x, sampleTensor('upstream', [3, 4])], attributes: {} },
    { inputs: [tensor([3], [0, NaN, 2]), tensor([3], [1, 2, 3])], attributes: {} },
  ],
  matmul: [false, true].flatMap((transposeA) =>
    [false, true].map((transposeB) => ({
      inputs: [
        sampleTensor('a', transposeA ? [5, 3] : [3, 5]),
        sampleTensor('b', transposeB ? [4, 5] : [5, 4]),
      ],
      attributes: { transposeA, transposeB },
    })),
  ),
  'reduce-sum': reductions,
  'reduce-mean': reductions,
  'reduce-max': reductions,
  'reduce-variance': reductions,
  'arg-max': [
    { inputs: [x], attributes: { axis: 1 } },
    { inputs: [x], attributes: { axis: 0 } },
    { inputs: [tensor([2, 3], [1, 5, 5, 2, 2, 2])], attributes: { axis: 1 } },
    { inputs: [tensor([1, 2], [NaN, NaN])], attributes: { axis: 1 } },
  ],
  'log-softmax': [
    { inputs: [x], attributes: {} },
    { inputs: [tensor([2, 3], [1000, -1000, 0, 5, 5, 5])], attributes: {} },
  ],
  'batch-normalization': normalized.map((batch) => ({
    inputs: [batch, units(batch, 'gamma'), units(batch, 'beta')],
    attributes: { epsilon: 1e-3 },
  })),
  'batch-normalization-input-gradient': normalized.map((batch) => ({
    inputs: [batch, units(batch, 'gamma'), sampleTensor('upstream', batch.shape)],
    attributes: { epsilon: 1e-3 },
  })),
  'batch-normalization-scale-gradient': normalized.map((batch) => ({
    inputs: [batch, units(batch, 'gamma'), sampleTensor('upstream', batch.shape)],
    attributes: { epsilon: 1e-3 },
  })),
  reshape: [
    { inputs: [x], attributes: { shape: [2, 6] } },
    { inputs: [tensor([1, 1], [3])], attributes: { shape: [] } },
  ],
  transpose: [
    { inputs: [x], attributes: { permutation: [1, 0] } },
    { inputs: [sampleTensor('cube', [2, 3, 4])], attributes: { permutation: [2, 0, 1] } },
  ],
  broadcast: [
    { inputs: [sampleTensor('row', [4])], attributes: { shape: [3, 4] } },
    { inputs: [sampleTensor('column', [3, 1])], attributes: { shape: [2, 3, 4] } },
    { inputs: [sampleTensor('scalar', [])], attributes: { shape: [5] } },
  ],
  slice: [{ inputs: [x], attributes: { begin: [1, 2], size: [2, 1] } }],
  pad: [{ inputs: [x], attributes: { before: [1, 0], after: [2, 3] } }],
  concatenate: [
    { inputs: [x, sampleTensor('y', [3, 2])], attributes: { axis: 1 } },
    { inputs: [x], attributes: { axis: 0 } },
  ],
  stack: [
    { inputs: [x, sampleTensor('y', [3, 4])], attributes: { axis: 1 } },
    { inputs: [sampleTensor('scalar', []), sampleTensor('other', [])], attributes: { axis: 0 } },
  ],
  cast: [
    { inputs: [tensor([4], [1.9, -1.9, 0, 7])], attributes: { element: 'integer' } },
    { inputs: [whole([2], [3, -4])], attributes: { element: 'float' } },
  ],
  'one-hot': [{ inputs: [whole([4], [0, 2, 5, -1])], attributes: { depth: 3 } }],
  gather: [
    { inputs: [x, whole([5], [0, 2, 2, 1, 0])], attributes: {} },
    { inputs: [sampleTensor('vector', [6]), whole([2, 2], [5, 0, 3, 3])], attributes: {} },
  ],
  'scatter-rows': [
    {
      inputs: [whole([4], [0, 2, 2, 1]), sampleTensor('rows', [4, 3])],
      attributes: { rows: 4 },
    },
    {
      inputs: [whole([2, 2], [1, 0, 1, 1]), sampleTensor('values', [2, 2])],
      attributes: { rows: 3 },
    },
  ],
  'random-uniform': [
    {
      inputs: [whole([2], [12345, 678]), whole([2], [7, -99])],
      attributes: { shape: [3, 5] },
    },
    { inputs: [whole([2], [0, -1]), whole([2], [-1, 0])], attributes: { shape: [8] } },
  ],
  'convolution-2d': kernels.map(({ size, strides, padding }) => ({
    inputs: [images, sampleTensor('kernel', [size, size, 3, 4])],
    attributes: { strides, padding },
  })),
  'convolution-2d-input-gradient': kernels.map(({ size, strides, padding }) => ({
    inputs: [sampleTensor('kernel', [size, size, 3, 4]), convolved(size, strides, padding)],
    attributes: { strides, padding, inputShape: images.shape },
  })),
  'convolution-2d-kernel-gradient': kernels.map(({ size, strides, padding }) => ({
    inputs: [images, convolved(size, strides, padding)],
    attributes: { strides, padding, kernelShape: [size, size, 3, 4] },
  })),
  'max-pooling-2d': windows.map((attributes) => ({ inputs: [images], attributes })),
  'max-pooling-2d-gradient': windows.map((attributes) => {
    const pooled = result('max-pooling-2d', { inputs: [images], attributes });
    return { inputs: [images, pooled, sampleTensor('upstream', pooled.shape)], attributes };
  }),
  'average-pooling-2d': windows.map((attributes) => ({ inputs: [images], attributes })),
  'average-pooling-2d-gradient': windows.map((attributes) => {
    const pooled = result('average-pooling-2d', { inputs: [images], attributes });
    return {
      inputs: [sampleTensor('upstream', pooled.shape)],
      attributes: { ...attributes, inputShape: images.shape },
    };
  }),
};

describe.each(['xla', 'op-by-op'] as const)('in TensorFlow, %s,', (mode) => {
  it.each(Object.keys(samples).filter(isOperation))(
    '%s gives what the interpreter gives',
    (name) => {
      compareAll(name, samples[name], mode);
    },
  );
});

/** All samples of an operation go into one program, which is loaded and compiled once. */
function compareAll(
  name: OperationName,
  all: readonly Sample<OperationName>[],
  mode: 'xla' | 'op-by-op',
): void {
  const { program, inputs } = programOf(name, all);
  const expected = evaluate(program, inputs, new Map());
  const actual = evaluateNative(requireBinding(), mode, program, inputs);
  for (const [result, { values }] of Object.entries(expected)) {
    const numbers = actual.get(result) ?? [];
    expect(numbers).toHaveLength(values.length);
    numbers.forEach((value, index) => expectClose(value, values[index] ?? NaN));
  }
}

function programOf<Name extends OperationName>(name: Name, all: readonly Sample<Name>[]) {
  const builder = new ProgramBuilder();
  const inputs: Record<string, Tensor> = {};
  const results = all.map((sample, place) => {
    const values = sample.inputs.map((input, index) => {
      const element = 'element' in input ? input.element : 'float';
      const key = `sample ${place} input ${index}`;
      // Both sides start from numbers that float32 can hold.
      inputs[key] = { shape: input.shape, values: input.values.map(Math.fround) };
      return builder.input(key, { element, shape: input.shape });
    });
    return [`sample ${place}`, builder.apply(name, values, sample.attributes)] as const;
  });
  const program: Program = builder.finish(Object.fromEntries(results));
  return { program, inputs };
}

function result<Name extends OperationName>(name: Name, sample: Sample<Name>): Tensor {
  const { program, inputs } = programOf(name, [sample]);
  const [output] = Object.values(evaluate(program, inputs, new Map()));
  if (output === undefined) throw new Error(`${name} gave nothing.`);
  return output;
}

/** Something of the shape that the convolution of the images has. */
function convolved(size: number, strides: number, padding: 'same' | 'valid'): Tensor {
  const kernel = sampleTensor('kernel', [size, size, 3, 4]);
  const { shape } = result('convolution-2d', {
    inputs: [images, kernel],
    attributes: { strides, padding },
  });
  return sampleTensor('upstream', shape);
}

/** One number for each unit of the batch. */
function units({ shape }: Tensor, name: string): Tensor {
  return sampleTensor(name, shape.slice(-1));
}

function whole(shape: readonly number[], values: readonly number[]): IntegerTensor {
  return { ...tensor(shape, values), element: 'integer' };
}

function isOperation(name: string): name is OperationName {
  return name in samples;
}

function expectClose(actual: number, expected: number): void {
  if (!Number.isFinite(expected)) {
    expect(actual).toBe(expected);
    return;
  }
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(
    tolerance * Math.max(1, Math.abs(expected)),
  );
}
