import { at } from '../element';
import { elementwiseBinary, elementwiseUnary } from './elementwise';

const load = at;

export const negate = elementwiseUnary(
  (x, y) => {
    for (let i = 0; i < y.length; i += 1) y[i] = -load(x, i);
  },
  ({ builder, upstream }) => builder.apply('negate', [upstream], {}),
);

export const abs = elementwiseUnary(
  (x, y) => {
    for (let i = 0; i < y.length; i += 1) y[i] = Math.abs(load(x, i));
  },
  ({ builder, x, upstream }) => builder.multiply(upstream, builder.apply('sign', [x], {})),
);

/** -1, 0 or 1. */
export const sign = elementwiseUnary(
  (x, y) => {
    for (let i = 0; i < y.length; i += 1) y[i] = Math.sign(load(x, i));
  },
  () => null,
);

export const square = elementwiseUnary(
  (x, y) => {
    for (let i = 0; i < y.length; i += 1) y[i] = load(x, i) * load(x, i);
  },
  ({ builder, x, upstream }) => builder.multiply(upstream, builder.multiply(2, x)),
);

export const sqrt = elementwiseUnary(
  (x, y) => {
    for (let i = 0; i < y.length; i += 1) y[i] = Math.sqrt(load(x, i));
  },
  ({ builder, y, upstream }) => builder.divide(builder.multiply(0.5, upstream), y),
);

/** 1 / sqrt(x); its derivative is -y^3 / 2. */
export const rsqrt = elementwiseUnary(
  (x, y) => {
    for (let i = 0; i < y.length; i += 1) y[i] = 1 / Math.sqrt(load(x, i));
  },
  ({ builder, y, upstream }) => {
    const cube = builder.multiply(y, builder.apply('square', [y], {}));
    return builder.multiply(upstream, builder.multiply(-0.5, cube));
  },
);

export const reciprocal = elementwiseUnary(
  (x, y) => {
    for (let i = 0; i < y.length; i += 1) y[i] = 1 / load(x, i);
  },
  ({ builder, y, upstream }) => {
    const slope = builder.apply('negate', [builder.apply('square', [y], {})], {});
    return builder.multiply(upstream, slope);
  },
);

/** The value as it is, seen as a constant by the backward pass. */
export const stopGradient = elementwiseUnary(
  (x, y) => y.set(x),
  () => null,
);

export const add = elementwiseBinary(
  (a, aStart, aStep, b, bStart, bStep, y, yStart, count) => {
    for (let i = 0; i < count; i += 1) {
      y[yStart + i] = load(a, aStart + i * aStep) + load(b, bStart + i * bStep);
    }
  },
  ({ upstream }) => [upstream, upstream],
);

export const subtract = elementwiseBinary(
  (a, aStart, aStep, b, bStart, bStep, y, yStart, count) => {
    for (let i = 0; i < count; i += 1) {
      y[yStart + i] = load(a, aStart + i * aStep) - load(b, bStart + i * bStep);
    }
  },
  ({ builder, upstream }) => [upstream, builder.apply('negate', [upstream], {})],
);

export const multiply = elementwiseBinary(
  (a, aStart, aStep, b, bStart, bStep, y, yStart, count) => {
    for (let i = 0; i < count; i += 1) {
      y[yStart + i] = load(a, aStart + i * aStep) * load(b, bStart + i * bStep);
    }
  },
  ({ builder, a, b, upstream }) => [builder.multiply(upstream, b), builder.multiply(upstream, a)],
);

export const divide = elementwiseBinary(
  (a, aStart, aStep, b, bStart, bStep, y, yStart, count) => {
    for (let i = 0; i < count; i += 1) {
      y[yStart + i] = load(a, aStart + i * aStep) / load(b, bStart + i * bStep);
    }
  },
  ({ builder, b, y, upstream }) => {
    const da = builder.divide(upstream, b);
    return [da, builder.apply('negate', [builder.multiply(da, y)], {})];
  },
);
