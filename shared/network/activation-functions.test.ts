import { describe, expect, it } from 'vitest';
import { differentiate } from '../program/differentiate';
import { evaluate } from '../program/interpreter';
import { ProgramBuilder } from '../program/program-builder';
import { floatTensor } from '../program/tensor-type';
import { tensor } from '../program/testing/sample-tensor';
import type { ActivationFunctionName } from './activation-functions';
import { activationFunctionNames, activationFunctions } from './activation-functions';

const slope = 0.2;

function applied(name: ActivationFunctionName, points: readonly number[]) {
  const builder = new ProgramBuilder();
  const x = builder.input('x', floatTensor(points.length));
  const y = activationFunctions[name].forward(builder, x, slope);
  const [gradient = x] = differentiate(builder, builder.sum(y), [x]);
  const program = builder.finish({ y, gradient });
  const results = evaluate(program, { x: tensor([points.length], points) }, new Map());
  return {
    y: [...(results.y?.values ?? [])],
    gradient: [...(results.gradient?.values ?? [])],
  };
}

describe('activation functions', () => {
  it.each([
    ['sigmoid', -1, 0.2689414213699951],
    ['hard-sigmoid', 1.5, 0.75],
    ['hard-sigmoid', 4, 1],
    ['hard-sigmoid', -4, 0],
    ['tanh', 0.5, 0.46211715726000975],
    ['softsign', -3, -0.75],
    ['relu', -2, 0],
    ['leaky-relu', -2, -0.4],
    ['leaky-relu', 2, 2],
    ['elu', -Math.LN2, -0.5],
    ['elu', 2, 2],
    // alpha * scale = 1.7580993408473766 (Klambauer et al. 2017)
    ['selu', -Math.LN2, -1.7580993408473766 / 2],
    ['selu', 2, 2 * 1.0507009873554805],
    // x * Phi(x): Phi(1) = 0.8413447460685429
    ['gelu', 1, 0.8413447460685429],
    ['gelu', -1, -0.15865525393145707],
    ['swish', 1, 0.7310585786300049],
    ['softplus', 0, Math.LN2],
    ['linear', -7, -7],
  ] as const)('%s(%d) is %d', (name, x, expected) => {
    expect(applied(name, [x]).y[0]).toBeCloseTo(expected, 14);
  });

  it.each(activationFunctionNames)('%s has finite values and gradients far from 0', (name) => {
    const { y, gradient } = applied(name, [-1e4, -50, 0, 50, 1e4]);
    expect([...y, ...gradient].every(Number.isFinite)).toBe(true);
  });

  it.each(activationFunctionNames)(
    '%s is flat on both sides if and only if it saturates',
    (name) => {
      const { gradient } = applied(name, [-1e4, 1e4]);
      const flat = gradient.every((value) => Math.abs(value) < 1e-6);
      expect(flat).toBe(activationFunctions[name].family === 'saturating');
    },
  );

  it('sigmoid is nowhere steeper than 1/4, and tanh than 1', () => {
    const points = Array.from({ length: 201 }, (_, index) => (index - 100) / 10);
    expect(Math.max(...applied('sigmoid', points).gradient)).toBe(0.25);
    expect(Math.max(...applied('tanh', points).gradient)).toBe(1);
  });
});
