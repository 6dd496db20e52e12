import { integerAttribute, typeAttribute } from '../../attribute';
import { dataTypeOf, dataTypes } from '../../data-type';
import type { Emission, EmitterOf } from './emission';

const integer = typeAttribute(dataTypes.integer);

function element({ type }: Emission<unknown>) {
  return typeAttribute(dataTypeOf(type.element));
}

export const reshape: EmitterOf<'reshape'> = (emission) =>
  emission.scope.add(
    'Reshape',
    [...emission.inputs, emission.scope.integers(emission.attributes.shape)],
    { T: element(emission), Tshape: integer },
  );

export const transpose: EmitterOf<'transpose'> = (emission) =>
  emission.scope.add(
    'Transpose',
    [...emission.inputs, emission.scope.integers(emission.attributes.permutation)],
    { T: element(emission), Tperm: integer },
  );

export const broadcast: EmitterOf<'broadcast'> = (emission) =>
  emission.scope.add(
    'BroadcastTo',
    [...emission.inputs, emission.scope.integers(emission.attributes.shape)],
    { T: element(emission), Tidx: integer },
  );

export const slice: EmitterOf<'slice'> = (emission) => {
  const { scope, inputs, attributes } = emission;
  return scope.add(
    'Slice',
    [...inputs, scope.integers(attributes.begin), scope.integers(attributes.size)],
    { T: element(emission), Index: integer },
  );
};

export const pad: EmitterOf<'pad'> = (emission) => {
  const { scope, inputs, attributes } = emission;
  const paddings = attributes.before.flatMap((before, axis) => [
    before,
    attributes.after[axis] ?? 0,
  ]);
  return scope.add('Pad', [...inputs, scope.integers(paddings, [attributes.before.length, 2])], {
    T: element(emission),
    Tpaddings: integer,
  });
};

export const concatenate: EmitterOf<'concatenate'> = (emission) => {
  const { scope, inputs, attributes } = emission;
  if (inputs.length === 1) return scope.add('Identity', inputs, { T: element(emission) });
  return scope.add('ConcatV2', [...inputs, scope.integer(attributes.axis)], {
    N: integerAttribute(inputs.length),
    T: element(emission),
    Tidx: integer,
  });
};

export const stack: EmitterOf<'stack'> = (emission) =>
  emission.scope.add('Pack', emission.inputs, {
    N: integerAttribute(emission.inputs.length),
    T: element(emission),
    axis: integerAttribute(emission.attributes.axis),
  });
