import type { ActivationFunction } from './activation-function';

export const softplus: ActivationFunction = {
  title: 'Softplus',
  summary: 'log(1 + e^x): a smooth ReLU.',
  family: 'rectifying',
  forward: (builder, x) => builder.apply('softplus', [x], {}),
};
