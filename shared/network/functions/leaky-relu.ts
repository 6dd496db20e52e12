import type { ActivationFunction } from './activation-function';

export const leakyRelu: ActivationFunction = {
  title: 'Leaky ReLU',
  summary: 'x where positive, slope · x elsewhere: no unit dies (Maas et al. 2013).',
  family: 'rectifying',
  forward: (builder, x, slope) =>
    builder.select(builder.greater(x, 0), x, builder.multiply(slope, x)),
};
