import { at } from '../element';
import { elementwiseUnary } from './elementwise';

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
  ({ builder, y, upstream }) => builder.select(builder.greater(y, 0), upstream, 0),
);
