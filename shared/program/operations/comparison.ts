import { at, item } from '../element';
import type { NoAttributes, Operation } from '../operation';
import type { ProgramBuilder, Value } from '../program-builder';
import { sameShape } from '../tensor-type';
import { elementwiseBinary, requireFloat } from './elementwise';

const load = at;

/** Comparisons give floats: 1 for true, 0 for false; false wherever NaN is compared. */
export const greater = elementwiseBinary(
  (a, aStart, aStep, b, bStart, bStep, y, yStart, count) => {
    for (let i = 0; i < count; i += 1) {
      y[yStart + i] = load(a, aStart + i * aStep) > load(b, bStart + i * bStep) ? 1 : 0;
    }
  },
  () => [null, null],
);

/** Compares floats with floats or integers with integers. */
export const equal = elementwiseBinary(
  (a, aStart, aStep, b, bStart, bStep, y, yStart, count) => {
    for (let i = 0; i < count; i += 1) {
      y[yStart + i] = load(a, aStart + i * aStep) === load(b, bStart + i * bStep) ? 1 : 0;
    }
  },
  () => [null, null],
  'same-elements',
);

/** NaN if either is NaN. Where both are equal the gradient goes to the first. */
export const maximum = elementwiseBinary(
  (a, aStart, aStep, b, bStart, bStep, y, yStart, count) => {
    for (let i = 0; i < count; i += 1) {
      y[yStart + i] = Math.max(load(a, aStart + i * aStep), load(b, bStart + i * bStep));
    }
  },
  ({ builder, a, b, upstream }) => choose(builder, builder.greater(b, a), upstream),
);

export const minimum = elementwiseBinary(
  (a, aStart, aStep, b, bStart, bStep, y, yStart, count) => {
    for (let i = 0; i < count; i += 1) {
      y[yStart + i] = Math.min(load(a, aStart + i * aStep), load(b, bStart + i * bStep));
    }
  },
  ({ builder, a, b, upstream }) => choose(builder, builder.greater(a, b), upstream),
);

function choose(builder: ProgramBuilder, second: Value, upstream: Value): readonly [Value, Value] {
  return [builder.select(second, 0, upstream), builder.select(second, upstream, 0)];
}

/** Inputs: mask, whereTrue, whereFalse, all of one shape; a mask element is true if it is not 0. */
export const select: Operation<NoAttributes> = {
  type: ([mask, whereTrue, whereFalse]) => {
    const types = [mask, whereTrue, whereFalse].map(requireFloat);
    const type = item(types, 0);
    if (!types.every(({ shape }) => sameShape(shape, type.shape))) {
      throw new Error('select needs a mask and two choices of one shape.');
    }
    return type;
  },
  derivative: ({ builder, inputs, upstream }) => {
    const mask = item(inputs, 0);
    return [null, builder.select(mask, upstream, 0), builder.select(mask, 0, upstream)];
  },
  evaluate: (inputs, _, { values: y }) => {
    const mask = item(inputs, 0).values;
    const whereTrue = item(inputs, 1).values;
    const whereFalse = item(inputs, 2).values;
    for (let i = 0; i < y.length; i += 1) {
      y[i] = load(mask, i) !== 0 ? load(whereTrue, i) : load(whereFalse, i);
    }
  },
};
