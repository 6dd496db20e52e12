import { at, item } from '../element';
import type { NoAttributes, Operation } from '../operation';
import type { ElementType } from '../tensor-type';
import { elementCount } from '../tensor-type';
import { requireElement, requireFloat } from './elementwise';

const load = at;

/** Between floats and integers; a float loses its fraction (towards 0). */
export const cast: Operation<{ readonly element: ElementType }> = {
  type: ([x], { element }) => {
    if (x === undefined) throw new Error('An input is missing.');
    return { element, shape: x.shape };
  },
  derivative: () => [null],
  evaluate: (inputs, { element }, { values: y }) => {
    const { values: x } = item(inputs, 0);
    for (let i = 0; i < y.length; i += 1) {
      y[i] = element === 'integer' ? Math.trunc(load(x, i)) : load(x, i);
    }
  },
};

/** Integer [...] to float [..., depth]: 1 at the index, else 0; all 0 for an index outside of 0..depth-1. */
export const oneHot: Operation<{ readonly depth: number }> = {
  type: ([indices], { depth }) => ({
    element: 'float',
    shape: [...requireElement(indices, 'integer').shape, depth],
  }),
  derivative: () => [null],
  evaluate: (inputs, { depth }, { values: y }) => {
    const { values: indices } = item(inputs, 0);
    y.fill(0);
    for (let i = 0; i < indices.length; i += 1) {
      const index = load(indices, i);
      if (index >= 0 && index < depth) y[i * depth + index] = 1;
    }
  },
};

/** Inputs: table [rows, ...row], integer indices [...]. Result: [..., ...row], the rows at the indices. */
export const gather: Operation<NoAttributes> = {
  type: ([table, indices]) => ({
    element: requireFloat(table).element,
    shape: [...requireElement(indices, 'integer').shape, ...requireFloat(table).shape.slice(1)],
  }),
  derivative: ({ builder, inputs, upstream }) => {
    const table = item(inputs, 0);
    const indices = item(inputs, 1);
    const rows = item(table.type.shape, 0);
    return [builder.apply('scatter-rows', [indices, upstream], { rows }), null];
  },
  evaluate: (inputs, _, { values: y }) => {
    const { values: table, shape } = item(inputs, 0);
    const { values: indices } = item(inputs, 1);
    const width = elementCount(shape.slice(1));
    for (let i = 0; i < indices.length; i += 1) {
      const start = load(indices, i) * width;
      y.set(table.subarray(start, start + width), i * width);
    }
  },
};

/** Inputs: integer indices [...], values [..., ...row]. Result: [rows, ...row], the values summed at their indices. */
export const scatterRows: Operation<{ readonly rows: number }> = {
  type: ([indices, values], { rows }) => ({
    element: 'float',
    shape: [
      rows,
      ...requireFloat(values).shape.slice(requireElement(indices, 'integer').shape.length),
    ],
  }),
  derivative: ({ builder, inputs, upstream }) => [
    null,
    builder.apply('gather', [upstream, item(inputs, 0)], {}),
  ],
  evaluate: (inputs, _, { values: y, shape }) => {
    const { values: indices } = item(inputs, 0);
    const { values: x } = item(inputs, 1);
    const width = elementCount(shape.slice(1));
    y.fill(0);
    for (let i = 0; i < indices.length; i += 1) {
      const target = load(indices, i) * width;
      for (let k = 0; k < width; k += 1)
        y[target + k] = load(y, target + k) + load(x, i * width + k);
    }
  },
};
