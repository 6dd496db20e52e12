import { booleanAttribute, textAttribute, typeAttribute } from '../../attribute';
import { dataTypes } from '../../data-type';
import { statisticsOf } from './batch-normalization';
import type { Emission, EmitterOf } from './emission';

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

/** The sum of rows is the gradient of a bias, for which there is a kernel that uses every processor. */
export const reduceSum: EmitterOf<'reduce-sum'> = (emission) => {
  if (!isOverRows(emission)) return reduction('Sum')(emission);
  const attributes = { T: float, data_format: textAttribute('NHWC') };
  return emission.scope.add('BiasAddGrad', emission.inputs, attributes);
};

export const reduceMean: EmitterOf<'reduce-mean'> = (emission) =>
  batchStatistics(emission)?.mean ?? reduction('Mean')(emission);

export const reduceVariance: EmitterOf<'reduce-variance'> = (emission) => {
  const known = batchStatistics(emission);
  if (known !== null) return known.variance;
  const { scope, inputs, attributes } = emission;
  const kept = { ...attributes, keepDimensions: true };
  const mean = reduction('Mean')({ ...emission, attributes: kept });
  const rest = scope.add('Sub', [inputs[0] ?? '', mean], { T: float });
  const squares = scope.add('Square', [rest], { T: float });
  return reduction('Mean')({ ...emission, inputs: [squares] });
};

type Reduction = Emission<{ readonly axes: readonly number[]; readonly keepDimensions: boolean }>;

function batchStatistics(emission: Reduction) {
  const { scope, inputs, inputTypes } = emission;
  return isOverRows(emission)
    ? statisticsOf(scope, inputs[0] ?? '', inputTypes[0]?.shape ?? [])
    : null;
}

/** Whether all axes but the last disappear. */
function isOverRows({ inputTypes, attributes: { axes, keepDimensions } }: Reduction): boolean {
  const rank = inputTypes[0]?.shape.length ?? 0;
  return rank > 1 && !keepDimensions && axes.length === rank - 1 && !axes.includes(rank - 1);
}

export const argMax: EmitterOf<'arg-max'> = ({ scope, inputs, attributes }) =>
  scope.add('ArgMax', [...inputs, scope.integer(attributes.axis)], {
    T: float,
    Tidx: integer,
    output_type: integer,
  });
