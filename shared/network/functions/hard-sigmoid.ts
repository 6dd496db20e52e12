import type { ActivationFunction } from './activation-function';

export const hardSigmoid: ActivationFunction = {
  title: 'Hard sigmoid',
  summary: 'max(0, min(1, x/6 + 1/2)): flat beyond ±3.',
  family: 'saturating',
  forward: (builder, x) =>
    builder.maximum(0, builder.minimum(1, builder.add(builder.divide(x, 6), 0.5))),
};
