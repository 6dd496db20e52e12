import type { ActivationFunction } from './activation-function';

export const swish: ActivationFunction = {
  title: 'Swish',
  summary: 'x · sigmoid(x), also called SiLU (Ramachandran et al. 2017).',
  family: 'rectifying',
  forward: (builder, x) => builder.multiply(x, builder.apply('sigmoid', [x], {})),
};
