import type { ActivationFunction } from './activation-function';

export const tanh: ActivationFunction = {
  title: 'Tanh',
  summary: 'tanh x: slope 1 at 0, flat beyond about 3.',
  family: 'saturating',
  forward: (builder, x) => builder.apply('tanh', [x], {}),
};
