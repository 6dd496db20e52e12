import { at } from '../element';
import { elementwiseBinary, elementwiseUnary } from './elementwise';

const load = at;

export const sigmoid = elementwiseUnary(
  (x, y) => {
    for (let i = 0; i < y.length; i += 1) y[i] = 1 / (1 + Math.exp(-load(x, i)));
  },
  ({ builder, y, upstream }) =>
    builder.multiply(upstream, builder.multiply(y, builder.subtract(1, y))),
);

export const tanh = elementwiseUnary(
  (x, y) => {
    for (let i = 0; i < y.length; i += 1) y[i] = Math.tanh(load(x, i));
  },
  ({ builder, y, upstream }) =>
    builder.multiply(upstream, builder.subtract(1, builder.apply('square', [y], {}))),
);

/** max(x, 0), NaN stays NaN; the derivative at 0 is 0. */
export const relu = elementwiseUnary(
  (x, y) => {
    for (let i = 0; i < y.length; i += 1) y[i] = Math.max(load(x, i), 0);
  },
  ({ builder, y, upstream }) => builder.apply('relu-gradient', [y, upstream], {}),
);

/** Inputs: relu(x), its gradient, which passes where relu(x) is above 0. */
export const reluGradient = elementwiseBinary(
  (a, aStart, aStep, b, bStart, bStep, y, yStart, count) => {
    for (let i = 0; i < count; i += 1) {
      y[yStart + i] = load(a, aStart + i * aStep) > 0 ? load(b, bStart + i * bStep) : 0;
    }
  },
  ({ builder, a, upstream }) => [null, builder.apply('relu-gradient', [a, upstream], {})],
);
