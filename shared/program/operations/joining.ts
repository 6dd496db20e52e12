import { rowMajorStrides } from '../broadcasting';
import { item } from '../element';
import type { Operation } from '../operation';
import type { Tensor } from '../tensor';
import type { Shape, TensorType } from '../tensor-type';
import { sameShape } from '../tensor-type';
import { requireElement } from './elementwise';
import { copyBox } from './strided-copy';

interface Axis {
  readonly axis: number;
}

/** Inputs one after the other along an axis; their other axes agree. */
export const concatenate: Operation<Axis> = {
  type: (inputs, { axis }) => {
    const { element, shapes } = ofOneElement(inputs);
    const without = (shape: Shape): Shape => shape.filter((_, other) => other !== axis);
    const first = item(shapes, 0);
    if (!shapes.every((shape) => sameShape(without(shape), without(first)))) {
      throw new Error(`Tensors to concatenate along axis ${axis} differ in other axes.`);
    }
    const total = shapes.reduce((sum, shape) => sum + item(shape, axis), 0);
    return { element, shape: first.map((size, other) => (other === axis ? total : size)) };
  },
  derivative: ({ builder, inputs, upstream, attributes: { axis } }) => {
    let start = 0;
    return inputs.map(({ type: { shape } }) => {
      const begin = shape.map((_, other) => (other === axis ? start : 0));
      start += item(shape, axis);
      return builder.apply('slice', [upstream], { begin, size: shape });
    });
  },
  evaluate: (inputs, { axis }, output) => join(inputs, axis, output),
};

/** Inputs of one shape along a new axis. */
export const stack: Operation<Axis> = {
  type: (inputs, { axis }) => {
    const { element, shapes } = ofOneElement(inputs);
    const first = item(shapes, 0);
    if (!shapes.every((shape) => sameShape(shape, first))) {
      throw new Error('Tensors to stack differ in shape.');
    }
    return { element, shape: inserted(first, axis, inputs.length) };
  },
  derivative: ({ builder, inputs, upstream, attributes: { axis } }) =>
    inputs.map(({ type: { shape } }, index) => {
      const begin = inserted(
        shape.map(() => 0),
        axis,
        index,
      );
      const size = inserted(shape, axis, 1);
      return builder.reshape(builder.apply('slice', [upstream], { begin, size }), shape);
    }),
  evaluate: (inputs, { axis }, output) =>
    join(
      inputs.map(({ shape, values }) => ({ shape: inserted(shape, axis, 1), values })),
      axis,
      output,
    ),
};

function ofOneElement(inputs: readonly TensorType[]) {
  const { element } = item(inputs, 0);
  return { element, shapes: inputs.map((input) => requireElement(input, element).shape) };
}

function inserted(shape: Shape, axis: number, size: number): Shape {
  return [...shape.slice(0, axis), size, ...shape.slice(axis)];
}

function join(inputs: readonly Tensor[], axis: number, output: Tensor): void {
  const toStrides = rowMajorStrides(output.shape);
  let toStart = 0;
  for (const { shape, values } of inputs) {
    copyBox({
      size: shape,
      from: values,
      fromStart: 0,
      fromStrides: rowMajorStrides(shape),
      to: output.values,
      toStart,
      toStrides,
    });
    toStart += item(shape, axis) * item(toStrides, axis);
  }
}
