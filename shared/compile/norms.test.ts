import { describe, expect, it } from 'vitest';
import { evaluate } from '../program/interpreter';
import { ProgramBuilder } from '../program/program-builder';
import type { Value } from '../program/program-builder';
import { floatTensor } from '../program/tensor-type';
import { scalar } from '../program/testing/central-differences';
import { tensor } from '../program/testing/sample-tensor';
import { norm, ratio, rootMeanSquare } from './norms';

function measured(
  measure: (builder: ProgramBuilder, x: Value) => Value,
  values: readonly number[],
): number {
  const builder = new ProgramBuilder();
  const x = builder.input('x', floatTensor(values.length));
  const program = builder.finish({ length: measure(builder, x) });
  return scalar(evaluate(program, { x: tensor([values.length], values) }, new Map()), 'length');
}

describe('norm', () => {
  it.each([
    [[3, 4], 5],
    [[-3, 0, 0, 4], 5],
    [[0, 0], 0],
    // Squared, these are 0 and Infinity in float64: as 1e-25 and 1e25 are in float32.
    [[3e-200, 4e-200], 5e-200],
    [[3e200, -4e200], 5e200],
    [[1, -Infinity], Infinity],
    [[1, NaN], NaN],
  ])('of %j is %d', (values, expected) => {
    expectRelativelyClose(measured(norm, values), expected);
  });
});

describe('rootMeanSquare', () => {
  it.each([
    [[1, 7], 5],
    [[0, 0, 0], 0],
    [[1e-200, 7e-200], 5e-200],
  ])('of %j is %d', (values, expected) => {
    expectRelativelyClose(measured(rootMeanSquare, values), expected);
  });
});

function expectRelativelyClose(actual: number, expected: number): void {
  if (expected === 0 || !Number.isFinite(expected)) expect(actual).toBe(expected);
  else expect(actual / expected).toBeCloseTo(1, 12);
}

describe('ratio', () => {
  it.each([
    [6, 3, 2],
    [0, 3, 0],
    [0, 0, 0],
    [3, 0, Infinity],
    [NaN, 0, NaN],
  ])('of %d to %d is %d', (a, b, expected) => {
    const builder = new ProgramBuilder();
    const program = builder.finish({
      ratio: ratio(builder, builder.input('a', floatTensor()), builder.input('b', floatTensor())),
    });
    const inputs = { a: tensor([], [a]), b: tensor([], [b]) };
    expect(scalar(evaluate(program, inputs, new Map()), 'ratio')).toBe(expected);
  });
});
