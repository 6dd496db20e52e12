import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { broadcastShape } from './broadcasting';
import { evaluate } from './interpreter';
import { ProgramBuilder } from './program-builder';
import { elementCount, floatTensor } from './tensor-type';
import type { Shape } from './tensor-type';
import { sampleTensor } from './testing/sample-tensor';

describe('broadcastShape', () => {
  it.each([
    [[2, 3], [3], [2, 3]],
    [[], [4], [4]],
    [
      [2, 1],
      [1, 5],
      [2, 5],
    ],
    [
      [8, 1, 6, 1],
      [7, 1, 5],
      [8, 7, 6, 5],
    ],
  ])("follows NumPy's manual for %j and %j", (a, b, expected) => {
    expect(broadcastShape(a, b)).toEqual(expected);
    expect(broadcastShape(b, a)).toEqual(expected);
  });

  it('refuses sizes that differ and are not 1', () => {
    expect(() => broadcastShape([2, 3], [2])).toThrow('do not broadcast');
  });
});

/** A shape of rank at most 4, and two operands that broadcast to it: axes dropped from the left or set to 1. */
const operands = fc
  .array(fc.integer({ min: 1, max: 4 }), { maxLength: 4 })
  .chain((shape) => fc.tuple(fc.constant(shape), shrunk(shape), shrunk(shape)));

function shrunk(shape: Shape): fc.Arbitrary<Shape> {
  return fc
    .tuple(
      fc.integer({ min: 0, max: shape.length }),
      fc.array(fc.boolean(), { minLength: shape.length, maxLength: shape.length }),
    )
    .map(([dropped, ones]) =>
      shape.map((size, axis) => (ones[axis] === true ? 1 : size)).slice(dropped),
    );
}

describe('a binary operation', () => {
  it('pairs the elements that the index rule pairs, for any two shapes', () => {
    fc.assert(
      fc.property(operands, ([, aShape, bShape]) => {
        const builder = new ProgramBuilder();
        const a = builder.input('a', floatTensor(...aShape));
        const b = builder.input('b', floatTensor(...bShape));
        const program = builder.finish({ y: builder.subtract(a, b) });
        const inputs = { a: sampleTensor('a', aShape), b: sampleTensor('b', bShape) };
        const { y } = evaluate(program, inputs, new Map());

        const shape = broadcastShape(aShape, bShape);
        const expected = Float64Array.from({ length: elementCount(shape) }, (_, flat) => {
          const left = inputs.a.values[pairedIndex(flat, shape, aShape)] ?? NaN;
          return left - (inputs.b.values[pairedIndex(flat, shape, bShape)] ?? NaN);
        });
        expect(y).toEqual({ shape, values: expected });
      }),
    );
  });
});

/** The definition: unravel the output's index, take index 0 on axes of size 1, ravel again. */
function pairedIndex(flat: number, output: Shape, operand: Shape): number {
  let rest = flat;
  let index = 0;
  let stride = 1;
  for (let back = 1; back <= output.length; back += 1) {
    const size = output[output.length - back] ?? 1;
    const own = operand[operand.length - back] ?? 1;
    if (own > 1) index += (rest % size) * stride;
    stride *= own;
    rest = Math.floor(rest / size);
  }
  return index;
}
