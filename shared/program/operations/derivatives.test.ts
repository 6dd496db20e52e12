import { describe, expect, it } from 'vitest';
import { differentiate } from '../differentiate';
import { evaluate } from '../interpreter';
import type { AttributesOf, OperationName } from '../operations';
import { operations } from '../operations';
import type { Value } from '../program-builder';
import { ProgramBuilder } from '../program-builder';
import type { Shape } from '../tensor-type';
import { floatTensor } from '../tensor-type';
import { centralDifferences } from '../testing/central-differences';
import { sampleTensor, tensor } from '../testing/sample-tensor';

interface Case<Name extends OperationName> {
  /** Shapes of the float inputs, in order. */
  readonly shapes: readonly Shape[];
  readonly attributes: AttributesOf<Name>;
  /** Range of the sampled inputs: away from poles. */
  readonly range?: readonly [number, number];
  /** Constant integers after the first input, or before it with `integersFirst`. */
  readonly integers?: { readonly shape: Shape; readonly values: readonly number[] };
  readonly integersFirst?: boolean;
}

/** Why an operation is not in the table of cases. */
type Exempt = 'piecewise constant' | 'integer' | 'no input' | 'not differentiable again';

const broadcasts = [
  [
    [2, 3],
    [2, 3],
  ],
  [[2, 3], [3]],
  [[2, 1], [3]],
  [[], [2, 2]],
  [
    [2, 3, 4],
    [1, 3, 1],
  ],
  [
    [4, 1, 2],
    [3, 1],
  ],
] as const;

const images = { strides: 1, padding: 'same' } as const;
const striding = { strides: 2, padding: 'same' } as const;
const valid = { strides: 2, padding: 'valid' } as const;

const table: {
  readonly [Name in OperationName]: readonly Case<Name>[] | Exempt;
} = {
  negate: unary(),
  abs: unary(),
  sign: 'piecewise constant',
  square: unary(),
  sqrt: unary([0.2, 3]),
  rsqrt: unary([0.2, 3]),
  reciprocal: unary([0.2, 3]),
  exp: unary(),
  expm1: unary(),
  log: unary([0.2, 3]),
  softplus: unary([-6, 6]),
  erf: unary(),
  sigmoid: unary([-6, 6]),
  tanh: unary(),
  relu: unary(),
  'stop-gradient': 'piecewise constant',
  add: broadcasts.map((shapes) => ({ shapes, attributes: {} })),
  subtract: broadcasts.map((shapes) => ({ shapes, attributes: {} })),
  multiply: broadcasts.map((shapes) => ({ shapes, attributes: {} })),
  divide: broadcasts.map((shapes) => ({ shapes, attributes: {}, range: [0.3, 2] })),
  maximum: broadcasts.map((shapes) => ({ shapes, attributes: {} })),
  minimum: broadcasts.map((shapes) => ({ shapes, attributes: {} })),
  greater: 'piecewise constant',
  equal: 'piecewise constant',
  select: [
    {
      shapes: [
        [3, 2],
        [3, 2],
        [3, 2],
      ],
      attributes: {},
    },
  ],
  matmul: [
    product([2, 3], [3, 4], false, false),
    product([3, 2], [3, 4], true, false),
    product([2, 3], [4, 3], false, true),
    product([3, 2], [4, 3], true, true),
  ],
  'reduce-sum': reductions(),
  'reduce-mean': reductions(),
  'relu-gradient': broadcasts.slice(0, 1).map((shapes) => ({ shapes, attributes: {} })),
  'reduce-max': reductions(),
  'reduce-variance': reductions(),
  'arg-max': 'integer',
  'log-softmax': unary(),
  'batch-normalization': [
    { shapes: [[5, 2], [2], [2]], attributes: { epsilon: 0.1 } },
    { shapes: [[2, 3, 2, 3], [3], [3]], attributes: { epsilon: 0.01 } },
  ],
  'batch-normalization-input-gradient': 'not differentiable again',
  'batch-normalization-scale-gradient': 'not differentiable again',
  reshape: [{ shapes: [[2, 3, 2]], attributes: { shape: [4, 3] } }],
  transpose: [
    { shapes: [[2, 3]], attributes: { permutation: [1, 0] } },
    { shapes: [[2, 3, 4]], attributes: { permutation: [2, 0, 1] } },
  ],
  broadcast: [
    { shapes: [[3]], attributes: { shape: [2, 3] } },
    { shapes: [[2, 1, 2]], attributes: { shape: [2, 3, 2] } },
    { shapes: [[]], attributes: { shape: [2, 2] } },
  ],
  slice: [{ shapes: [[3, 4]], attributes: { begin: [1, 0], size: [2, 3] } }],
  pad: [{ shapes: [[2, 3]], attributes: { before: [1, 0], after: [0, 2] } }],
  concatenate: [
    {
      shapes: [
        [2, 1, 3],
        [2, 2, 3],
        [2, 1, 3],
      ],
      attributes: { axis: 1 },
    },
  ],
  stack: [0, 1, 2].map((axis) => ({
    shapes: [
      [2, 3],
      [2, 3],
    ],
    attributes: { axis },
  })),
  cast: 'integer',
  'one-hot': 'integer',
  gather: [
    {
      shapes: [[4, 3]],
      attributes: {},
      integers: { shape: [2, 3], values: [0, 3, 3, 1, 0, 3] },
    },
  ],
  'scatter-rows': [
    {
      shapes: [[3, 2]],
      attributes: { rows: 4 },
      integers: { shape: [3], values: [2, 0, 2] },
      integersFirst: true,
    },
  ],
  'random-uniform': 'no input',
  'convolution-2d': [
    {
      shapes: [
        [2, 4, 3, 2],
        [3, 3, 2, 2],
      ],
      attributes: images,
    },
    {
      shapes: [
        [1, 5, 4, 1],
        [2, 3, 1, 2],
      ],
      attributes: striding,
    },
    {
      shapes: [
        [1, 5, 6, 2],
        [2, 2, 2, 1],
      ],
      attributes: valid,
    },
  ],
  'convolution-2d-input-gradient': [
    {
      shapes: [
        [3, 3, 2, 2],
        [2, 4, 3, 2],
      ],
      attributes: { ...images, inputShape: [2, 4, 3, 2] },
    },
    {
      shapes: [
        [2, 2, 2, 1],
        [1, 2, 3, 1],
      ],
      attributes: { ...valid, inputShape: [1, 5, 6, 2] },
    },
  ],
  'convolution-2d-kernel-gradient': [
    {
      shapes: [
        [2, 4, 3, 2],
        [2, 4, 3, 2],
      ],
      attributes: { ...images, kernelShape: [3, 3, 2, 2] },
    },
    {
      shapes: [
        [1, 5, 6, 2],
        [1, 2, 3, 1],
      ],
      attributes: { ...valid, kernelShape: [2, 2, 2, 1] },
    },
  ],
  'max-pooling-2d': [
    { shapes: [[2, 4, 4, 2]], attributes: { poolSize: 2, ...valid } },
    { shapes: [[1, 5, 4, 1]], attributes: { poolSize: 3, ...striding } },
  ],
  'max-pooling-2d-gradient': 'not differentiable again',
  'average-pooling-2d': [
    { shapes: [[2, 4, 4, 2]], attributes: { poolSize: 2, ...valid } },
    { shapes: [[1, 5, 4, 1]], attributes: { poolSize: 3, ...images } },
  ],
  'average-pooling-2d-gradient': [
    { shapes: [[1, 5, 4, 1]], attributes: { poolSize: 3, ...images, inputShape: [1, 5, 4, 1] } },
  ],
};

function unary(range: readonly [number, number] = [-2, 2]) {
  return [[5], [2, 3]].map((shape) => ({ shapes: [shape], attributes: {}, range }));
}

function product(a: Shape, b: Shape, transposeA: boolean, transposeB: boolean) {
  return { shapes: [a, b], attributes: { transposeA, transposeB } };
}

function reductions() {
  return [[0], [1], [0, 2], [0, 1, 2], []].flatMap((axes) =>
    [true, false].map((keepDimensions) => ({
      shapes: [[2, 3, 4]],
      attributes: { axes, keepDimensions },
    })),
  );
}

const covered = (Object.keys(operations) as OperationName[]).filter(
  (name) => typeof table[name] !== 'string',
);

describe.each(covered)('derivative of %s', (name) => {
  it.each(casesOf(name, table[name]))('equals central differences for %s', (_, expectAgreement) =>
    expectAgreement(),
  );
});

function casesOf<Name extends OperationName>(name: Name, cases: readonly Case<Name>[] | Exempt) {
  if (typeof cases === 'string') return [];
  return cases.map(
    (each) => [describeCase(each), () => expectCentralDifferences(name, each)] as const,
  );
}

it.each(['sign', 'stop-gradient'] as const)('%s passes no gradient on', (name) => {
  const builder = new ProgramBuilder();
  const x = builder.input('x', floatTensor(3));
  const loss = builder.sum(builder.apply(name, [x], {}));
  expect(differentiate(builder, loss, [x])).toEqual([builder.constant(0, x.type)]);
});

it.each(['greater', 'equal'] as const)('%s passes no gradient on', (name) => {
  const builder = new ProgramBuilder();
  const x = builder.input('x', floatTensor(3));
  const y = builder.input('y', floatTensor(3));
  const loss = builder.sum(builder.apply(name, [x, y], {}));
  const zero = builder.constant(0, x.type);
  expect(differentiate(builder, loss, [x, y])).toEqual([zero, zero]);
});

it('shares the gradient of a maximum between equal elements, as TensorFlow does', () => {
  const builder = new ProgramBuilder();
  const x = builder.input('x', floatTensor(4));
  const [gradient = x] = differentiate(builder, builder.max(x), [x]);
  const program = builder.finish({ gradient });
  const { values } = evaluate(program, { x: tensor([4], [1, 3, 2, 3]) }, new Map()).gradient ?? {};
  expect(values).toEqual(Float64Array.of(0, 0.5, 0, 0.5));
});

function expectCentralDifferences<Name extends OperationName>(name: Name, each: Case<Name>): void {
  const builder = new ProgramBuilder();
  const floats = each.shapes.map((shape, index) =>
    builder.input(`x${index}`, floatTensor(...shape)),
  );
  const output = builder.apply(name, operandsOf(builder, floats, each), each.attributes);
  const loss = weightedSum(builder, output);
  const gradients = differentiate(builder, loss, floats);
  const program = builder.finish({
    loss,
    ...Object.fromEntries(gradients.map((gradient, index) => [`gradient${index}`, gradient])),
  });
  const [least, most] = each.range ?? [-2, 2];
  const inputs = Object.fromEntries(
    each.shapes.map((shape, index) => [
      `x${index}`,
      sampleTensor(`${name} ${index}`, shape, least, most),
    ]),
  );
  const results = evaluate(program, inputs, new Map());

  for (const index of floats.keys()) {
    const numeric = centralDifferences(builder.finish({ loss }), inputs, `x${index}`);
    expectClose(results[`gradient${index}`]?.values, numeric);
  }
}

/** A loss in which every element of the output counts differently. */
function weightedSum(builder: ProgramBuilder, output: Value): Value {
  const weights = sampleTensor('weights', output.type.shape, 0.5, 1.5);
  return builder.sum(builder.multiply(output, builder.constant([...weights.values], output.type)));
}

function operandsOf<Name extends OperationName>(
  builder: ProgramBuilder,
  floats: readonly Value[],
  { integers, integersFirst }: Case<Name>,
): readonly Value[] {
  if (integers === undefined) return floats;
  const indices = builder.constant(integers.values, { element: 'integer', shape: integers.shape });
  return integersFirst === true ? [indices, ...floats] : [...floats, indices];
}

function expectClose(actual: Float64Array | undefined, expected: Float64Array): void {
  expect(actual?.length).toBe(expected.length);
  expected.forEach((value, index) => {
    const error = Math.abs((actual?.[index] ?? NaN) - value);
    expect(error).toBeLessThan(1e-7 * (1 + Math.abs(value)));
  });
}

function describeCase({ shapes, attributes }: Case<OperationName>): string {
  return `${shapes.map((shape) => `[${shape.join()}]`).join(' and ')} ${JSON.stringify(attributes)}`;
}
