import { at } from '../element';
import { errorFunction } from '../error-function';
import { elementwiseUnary } from './elementwise';

const load = at;

export const exp = elementwiseUnary(
  (x, y) => {
    for (let i = 0; i < y.length; i += 1) y[i] = Math.exp(load(x, i));
  },
  ({ builder, y, upstream }) => builder.multiply(upstream, y),
);

/** exp(x) - 1, accurate near 0. */
export const expm1 = elementwiseUnary(
  (x, y) => {
    for (let i = 0; i < y.length; i += 1) y[i] = Math.expm1(load(x, i));
  },
  ({ builder, x, upstream }) => builder.multiply(upstream, builder.apply('exp', [x], {})),
);

export const log = elementwiseUnary(
  (x, y) => {
    for (let i = 0; i < y.length; i += 1) y[i] = Math.log(load(x, i));
  },
  ({ builder, x, upstream }) => builder.divide(upstream, x),
);

/** log(1 + exp(x)) in the form that neither overflows nor loses small values. */
export const softplus = elementwiseUnary(
  (x, y) => {
    for (let i = 0; i < y.length; i += 1) {
      y[i] = Math.max(load(x, i), 0) + Math.log1p(Math.exp(-Math.abs(load(x, i))));
    }
  },
  ({ builder, x, upstream }) => builder.multiply(upstream, builder.apply('sigmoid', [x], {})),
);

/** The Gauss error function; derivative 2 / sqrt(pi) * exp(-x^2). */
export const erf = elementwiseUnary(
  (x, y) => {
    for (let i = 0; i < y.length; i += 1) y[i] = errorFunction(load(x, i));
  },
  ({ builder, x, upstream }) => {
    const exponent = builder.apply('negate', [builder.apply('square', [x], {})], {});
    const bell = builder.apply('exp', [exponent], {});
    return builder.multiply(upstream, builder.multiply(2 / Math.sqrt(Math.PI), bell));
  },
);
