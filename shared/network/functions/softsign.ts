import type { ActivationFunction } from './activation-function';

export const softsign: ActivationFunction = {
  title: 'Softsign',
  summary: 'x / (1 + |x|): like tanh with slower tails (Glorot and Bengio 2010).',
  family: 'saturating',
  forward: (builder, x) => builder.divide(x, builder.add(1, builder.apply('abs', [x], {}))),
};
