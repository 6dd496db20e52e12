import { integerAttribute, typeAttribute } from '../../attribute';
import { dataTypeOf, dataTypes } from '../../data-type';
import type { EmitterOf } from './emission';

const float = typeAttribute(dataTypes.float);
const integer = typeAttribute(dataTypes.integer);

export const oneHot: EmitterOf<'one-hot'> = ({ scope, inputs, attributes }) =>
  scope.add(
    'OneHot',
    [...inputs, scope.integer(attributes.depth), scope.floats([1], []), scope.floats([0], [])],
    { T: float, TI: integer, axis: integerAttribute(-1) },
  );

export const gather: EmitterOf<'gather'> = ({ scope, inputs, type }) =>
  scope.add('GatherV2', [...inputs, scope.integer(0)], {
    Tparams: typeAttribute(dataTypeOf(type.element)),
    Tindices: integer,
    Taxis: integer,
    batch_dims: integerAttribute(0),
  });

export const scatterRows: EmitterOf<'scatter-rows'> = ({ scope, inputs, attributes }) => {
  const [indices = '', values = ''] = inputs;
  return scope.add('UnsortedSegmentSum', [values, indices, scope.integer(attributes.rows)], {
    T: float,
    Tindices: integer,
    Tnumsegments: integer,
  });
};
