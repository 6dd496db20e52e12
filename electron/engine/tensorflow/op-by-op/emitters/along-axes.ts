import { booleanAttribute, typeAttribute } from '../../attribute';
import { dataTypes } from '../../data-type';
import type { EmitterOf } from './emission';

const float = typeAttribute(dataTypes.float);
const integer = typeAttribute(dataTypes.integer);

export const matmul: EmitterOf<'matmul'> = ({ scope, inputs, attributes }) =>
  scope.add('MatMul', inputs, {
    T: float,
    transpose_a: booleanAttribute(attributes.transposeA),
    transpose_b: booleanAttribute(attributes.transposeB),
  });

export function reduction(
  operation: 'Sum' | 'Mean' | 'Max',
): EmitterOf<'reduce-sum' | 'reduce-mean' | 'reduce-max'> {
  return ({ scope, inputs, attributes }) =>
    scope.add(operation, [...inputs, scope.integers(attributes.axes)], {
      T: float,
      Tidx: integer,
      keep_dims: booleanAttribute(attributes.keepDimensions),
    });
}

export const argMax: EmitterOf<'arg-max'> = ({ scope, inputs, attributes }) =>
  scope.add('ArgMax', [...inputs, scope.integer(attributes.axis)], {
    T: float,
    Tidx: integer,
    output_type: integer,
  });
