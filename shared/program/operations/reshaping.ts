import { broadcastRuns, broadcastShape, rowMajorStrides, sumToShape } from '../broadcasting';
import { at, item } from '../element';
import type { Operation } from '../operation';
import type { TensorType } from '../tensor-type';
import { elementCount, sameShape } from '../tensor-type';
import { requireFloat } from './elementwise';
import { copyBox } from './strided-copy';

const load = at;

/** The same elements in the same row-major order. */
export const reshape: Operation<{ readonly shape: readonly number[] }> = {
  type: ([x], { shape }) => {
    const type = requireAny(x);
    if (elementCount(type.shape) !== elementCount(shape)) {
      throw new Error(`[${type.shape.join(', ')}] does not reshape to [${shape.join(', ')}].`);
    }
    return { element: type.element, shape };
  },
  derivative: ({ builder, inputs, upstream }) => [
    builder.reshape(upstream, item(inputs, 0).type.shape),
  ],
  evaluate: (inputs, _, output) => output.values.set(item(inputs, 0).values),
};

/** Axis i of the result is axis permutation[i] of the input. */
export const transpose: Operation<{ readonly permutation: readonly number[] }> = {
  type: ([x], { permutation }) => {
    const { element, shape } = requireAny(x);
    if (!sameShape([...permutation].sort(ascending), [...shape.keys()])) {
      throw new Error(`[${permutation.join(', ')}] is no permutation of the axes.`);
    }
    return { element, shape: permutation.map((axis) => item(shape, axis)) };
  },
  derivative: ({ builder, upstream, attributes: { permutation } }) => {
    const inverse = permutation.map((_, axis) => permutation.indexOf(axis));
    return [builder.apply('transpose', [upstream], { permutation: inverse })];
  },
  evaluate: (inputs, { permutation }, output) => {
    const x = item(inputs, 0);
    const strides = rowMajorStrides(x.shape);
    copyBox({
      size: output.shape,
      from: x.values,
      fromStart: 0,
      fromStrides: permutation.map((axis) => item(strides, axis)),
      to: output.values,
      toStart: 0,
      toStrides: rowMajorStrides(output.shape),
    });
  },
};

export const broadcast: Operation<{ readonly shape: readonly number[] }> = {
  type: ([x], { shape }) => {
    const type = requireFloat(x);
    if (!sameShape(broadcastShape(type.shape, shape), shape)) {
      throw new Error(`[${type.shape.join(', ')}] does not broadcast to [${shape.join(', ')}].`);
    }
    return { element: type.element, shape };
  },
  derivative: ({ builder, inputs, upstream }) => [
    sumToShape(builder, upstream, item(inputs, 0).type.shape),
  ],
  evaluate: (inputs, { shape }, { values: y }) => {
    const { values: x, shape: xShape } = item(inputs, 0);
    const { count, aStep, starts } = broadcastRuns(xShape, shape);
    let yStart = 0;
    for (const [xStart] of starts) {
      for (let i = 0; i < count; i += 1) y[yStart + i] = load(x, xStart + i * aStep);
      yStart += count;
    }
  },
};

interface Box {
  readonly begin: readonly number[];
  readonly size: readonly number[];
}

/** The box of the given size from `begin` on, one number per axis. */
export const slice: Operation<Box> = {
  type: ([x], { begin, size }) => {
    const { element, shape } = requireAny(x);
    const fits =
      begin.length === shape.length &&
      size.length === shape.length &&
      shape.every((whole, axis) => item(begin, axis) + item(size, axis) <= whole);
    if (!fits) throw new Error(`A slice lies outside of [${shape.join(', ')}].`);
    return { element, shape: size };
  },
  derivative: ({ builder, inputs, upstream, attributes: { begin, size } }) => {
    const after = item(inputs, 0).type.shape.map(
      (whole, axis) => whole - item(begin, axis) - item(size, axis),
    );
    return [builder.apply('pad', [upstream], { before: begin, after })];
  },
  evaluate: (inputs, { begin, size }, output) => {
    const x = item(inputs, 0);
    const strides = rowMajorStrides(x.shape);
    copyBox({
      size,
      from: x.values,
      fromStart: offset(begin, strides),
      fromStrides: strides,
      to: output.values,
      toStart: 0,
      toStrides: rowMajorStrides(size),
    });
  },
};

interface Padding {
  readonly before: readonly number[];
  readonly after: readonly number[];
}

/** Zeros around the input, so many before and after along each axis. */
export const pad: Operation<Padding> = {
  type: ([x], { before, after }) => ({
    element: 'float',
    shape: requireFloat(x).shape.map((size, axis) => item(before, axis) + size + item(after, axis)),
  }),
  derivative: ({ builder, inputs, upstream, attributes: { before } }) => [
    builder.apply('slice', [upstream], { begin: before, size: item(inputs, 0).type.shape }),
  ],
  evaluate: (inputs, { before }, output) => {
    const x = item(inputs, 0);
    const strides = rowMajorStrides(output.shape);
    output.values.fill(0);
    copyBox({
      size: x.shape,
      from: x.values,
      fromStart: 0,
      fromStrides: rowMajorStrides(x.shape),
      to: output.values,
      toStart: offset(before, strides),
      toStrides: strides,
    });
  },
};

function offset(begin: readonly number[], strides: readonly number[]): number {
  return begin.reduce((sum, index, axis) => sum + index * item(strides, axis), 0);
}

function requireAny(type: TensorType | undefined): TensorType {
  if (type === undefined) throw new Error('An input is missing.');
  return type;
}

function ascending(a: number, b: number): number {
  return a - b;
}
