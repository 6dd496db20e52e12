import { broadcastRuns } from '../broadcasting';
import { at, item } from '../element';
import type { Operation } from '../operation';
import type { ProgramBuilder, Value } from '../program-builder';
import type { Tensor } from '../tensor';
import type { Shape, TensorType } from '../tensor-type';
import { elementCount } from '../tensor-type';
import { requireFloat } from './elementwise';

const load = at;

interface Reduction {
  readonly axes: readonly number[];
  /** Reduced axes stay with size 1 instead of disappearing. */
  readonly keepDimensions: boolean;
}

export const reduceSum: Operation<Reduction> = {
  type: reducedType,
  derivative: ({ builder, inputs, upstream, attributes }) => {
    const x = item(inputs, 0);
    return [builder.broadcast(kept(builder, upstream, x, attributes), x.type.shape)];
  },
  evaluate: (inputs, attributes, output) => sumInto(item(inputs, 0), attributes, output),
};

export const reduceMean: Operation<Reduction> = {
  type: reducedType,
  derivative: ({ builder, inputs, output, upstream, attributes }) => {
    const x = item(inputs, 0);
    const share = builder.multiply(upstream, 1 / reducedCount(x.type.shape, output.type.shape));
    return [builder.broadcast(kept(builder, share, x, attributes), x.type.shape)];
  },
  evaluate: (inputs, attributes, output) => {
    const x = item(inputs, 0);
    const { values: y, shape } = output;
    sumInto(x, attributes, output);
    const count = reducedCount(x.shape, shape);
    for (let i = 0; i < y.length; i += 1) y[i] = load(y, i) / count;
  },
};

/** The biased variance: the mean of (x - mean)^2. */
export const reduceVariance: Operation<Reduction> = {
  type: reducedType,
  derivative: ({ builder, inputs, output, upstream, attributes }) => {
    const x = item(inputs, 0);
    const { axes } = attributes;
    const share = builder.multiply(upstream, 2 / reducedCount(x.type.shape, output.type.shape));
    const rest = builder.subtract(x, builder.mean(x, axes, true));
    return [builder.multiply(rest, kept(builder, share, x, attributes))];
  },
  evaluate: (inputs, { axes }, output) => {
    const { values: x, shape } = item(inputs, 0);
    const { values: y } = output;
    const means = { shape: output.shape, values: new Float64Array(y.length) };
    sumInto(item(inputs, 0), { axes }, means);
    y.fill(0);
    const size = reducedCount(shape, output.shape);
    const { count, aStep, bStep, starts } = broadcastRuns(keptShape(shape, axes), shape);
    for (const [yStart, xStart] of starts) {
      for (let i = 0; i < count; i += 1) {
        const place = yStart + i * aStep;
        const rest = load(x, xStart + i * bStep) - load(means.values, place) / size;
        y[place] = load(y, place) + (rest * rest) / size;
      }
    }
  },
};

/** NaN if any element is NaN. The gradient is shared equally between equal maxima, as in TensorFlow. */
export const reduceMax: Operation<Reduction> = {
  type: reducedType,
  derivative: ({ builder, inputs, output, upstream, attributes }) => {
    const x = item(inputs, 0);
    const isMaximum = builder.apply('equal', [x, kept(builder, output, x, attributes)], {});
    const ties = builder.sum(isMaximum, attributes.axes, true);
    const share = builder.divide(kept(builder, upstream, x, attributes), ties);
    return [builder.multiply(isMaximum, share)];
  },
  evaluate: (inputs, { axes }, { values: y }) => {
    const { values: x, shape } = item(inputs, 0);
    y.fill(-Infinity);
    const { count, aStep, bStep, starts } = broadcastRuns(keptShape(shape, axes), shape);
    for (const [yStart, xStart] of starts) {
      for (let i = 0; i < count; i += 1) {
        y[yStart + i * aStep] = Math.max(load(y, yStart + i * aStep), load(x, xStart + i * bStep));
      }
    }
  },
};

/** Integer index of the greatest element along one axis, which disappears; the first of equal ones. */
export const argMax: Operation<{ readonly axis: number }> = {
  type: ([x], { axis }) => ({
    element: 'integer',
    shape: requireFloat(x).shape.filter((_, other) => other !== axis),
  }),
  derivative: () => [null],
  evaluate: (inputs, { axis }, { values: y }) => {
    const { values: x, shape } = item(inputs, 0);
    const size = item(shape, axis);
    const inner = elementCount(shape.slice(axis + 1));
    for (let i = 0; i < y.length; i += 1) {
      const start = Math.floor(i / inner) * size * inner + (i % inner);
      let best = 0;
      for (let k = 1; k < size; k += 1) {
        if (load(x, start + k * inner) > load(x, start + best * inner)) best = k;
      }
      y[i] = best;
    }
  },
};

function reducedType([x]: readonly TensorType[], { axes, keepDimensions }: Reduction): TensorType {
  const { shape } = requireFloat(x);
  const invalid = axes.find((axis) => !(axis in shape));
  if (invalid !== undefined) throw new Error(`No axis ${invalid} in [${shape.join(', ')}].`);
  return {
    element: 'float',
    shape: keepDimensions
      ? keptShape(shape, axes)
      : shape.filter((_, axis) => !axes.includes(axis)),
  };
}

function keptShape(shape: Shape, axes: readonly number[]): Shape {
  return shape.map((size, axis) => (axes.includes(axis) ? 1 : size));
}

/** A reduced value with its lost axes back, so that it broadcasts against x. */
function kept(builder: ProgramBuilder, value: Value, x: Value, { axes }: Reduction): Value {
  return builder.reshape(value, keptShape(x.type.shape, axes));
}

function reducedCount(from: Shape, to: Shape): number {
  return elementCount(from) / elementCount(to);
}

function sumInto(
  { values: x, shape }: Tensor,
  { axes }: Pick<Reduction, 'axes'>,
  { values: y }: Tensor,
): void {
  y.fill(0);
  const { count, aStep, bStep, starts } = broadcastRuns(keptShape(shape, axes), shape);
  for (const [yStart, xStart] of starts) {
    if (aStep === 0) {
      let sum = load(y, yStart);
      for (let i = 0; i < count; i += 1) sum += load(x, xStart + i * bStep);
      y[yStart] = sum;
    } else {
      for (let i = 0; i < count; i += 1) {
        y[yStart + i * aStep] = load(y, yStart + i * aStep) + load(x, xStart + i * bStep);
      }
    }
  }
}
