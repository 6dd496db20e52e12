import { expect, it } from 'vitest';
import { compileTraining } from '../../../shared/compile/compile-training';
import { elementCount } from '../../../shared/program/tensor-type';
import { benchRows } from './bench-rows';

/** Trained numbers of each network, counted by hand: kernels, biases, gammas and betas. */
const parameters: Readonly<Record<string, number>> = {
  '10x32 sigmoid, SGD, batch 32': (2 + 1) * 32 + 9 * 33 * 32 + 33 * 2,
  '10x32 ReLU, Adam, batch 32': (2 + 1) * 32 + 9 * 33 * 32 + 33 * 2,
  '30x64 ReLU, Adam, batch 64': 3 * 64 + 29 * 65 * 64 + 65 * 2,
  '30x64 ReLU, batch norm, Adam, batch 64': 3 * 64 + 29 * 65 * 64 + 65 * 2 + 30 * 2 * 64,
  '30x64 ReLU, residual, Adam, batch 64': 3 * 64 + 29 * 65 * 64 + 65 * 2,
  '4x512 ReLU, Adam, batch 128': 3 * 512 + 3 * 513 * 512 + 513 * 2,
  'small CNN on 28x28, Adam, batch 64':
    10 * 16 + (9 * 16 + 1) * 32 + (7 * 7 * 32 + 1) * 64 + 65 * 10,
  'ResNet-8 on 28x28, Adam, batch 64':
    9 * 16 +
    2 * 9 * 16 * 16 +
    (9 * 16 * 32 + 9 * 32 * 32 + 16 * 32) +
    (9 * 32 * 64 + 9 * 64 * 64 + 32 * 64) +
    2 * (16 + 2 * 16 + 2 * 32 + 2 * 64) +
    65 * 10,
};

it('has the networks that it is known for', () => {
  expect(benchRows().map(({ name }) => name)).toEqual(Object.keys(parameters));
});

it.each(benchRows())(
  '$name has the weights that its name promises',
  ({ name, experiment, data }) => {
    const plan = compileTraining(experiment, data);
    if (!plan.ok) throw new Error(plan.problems[0].message);
    const weights = plan.value.variables.filter(({ role }) => role === 'weight');
    const count = weights.reduce((sum, { shape }) => sum + elementCount(shape), 0);
    expect(count).toBe(parameters[name]);
  },
);
