import type { ActivationFunction } from './activation-function';

export const gelu: ActivationFunction = {
  title: 'GELU',
  summary: 'x · Φ(x) with the exact normal distribution function (Hendrycks and Gimpel 2016).',
  family: 'rectifying',
  forward: (builder, x) => {
    const erf = builder.apply('erf', [builder.multiply(x, Math.SQRT1_2)], {});
    return builder.multiply(x, builder.multiply(0.5, builder.add(1, erf)));
  },
};
