import type { ActivationFunction } from './activation-function';

export const linear: ActivationFunction = {
  title: 'Linear',
  summary: 'x as it is: a stack of such layers is one linear layer.',
  family: 'linear',
  forward: (_builder, x) => x,
};
