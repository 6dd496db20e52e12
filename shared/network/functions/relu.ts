import type { ActivationFunction } from './activation-function';

export const relu: ActivationFunction = {
  title: 'ReLU',
  summary: 'max(x, 0): slope 1 where active, 0 where not; a unit that is never active is dead.',
  family: 'rectifying',
  forward: (builder, x) => builder.apply('relu', [x], {}),
};
