import type { ActivationFunction } from './activation-function';

export const sigmoid: ActivationFunction = {
  title: 'Sigmoid',
  summary: '1 / (1 + e^-x): its slope is at most 1/4, so gradients shrink layer by layer.',
  family: 'saturating',
  forward: (builder, x) => builder.apply('sigmoid', [x], {}),
};
