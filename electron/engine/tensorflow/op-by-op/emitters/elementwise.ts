import { textAttribute, typeAttribute } from '../../attribute';
import { dataTypeOf, dataTypes } from '../../data-type';
import type { Reference } from '../../graph-scope';
import type { NativeOperation } from '../../native-operation';
import type { Emission, Emitter } from './emission';

const float = { T: typeAttribute(dataTypes.float) };

/** An operation of the same meaning on floats, broadcasting or not. */
export function native(operation: NativeOperation): Emitter<unknown> {
  return ({ scope, inputs }) => scope.add(operation, inputs, float);
}

/** A row added to every row is a bias, whose kernel is parallel and can be fused with what goes before it. */
export const add: Emitter<unknown> = (emission) => {
  const [first, second] = emission.inputTypes;
  const isBias =
    first !== undefined &&
    first.shape.length > 1 &&
    second?.shape.length === 1 &&
    first.shape.at(-1) === second.shape[0];
  if (!isBias) return native('AddV2')(emission);
  const format = { data_format: textAttribute('NHWC') };
  return emission.scope.add('BiasAdd', emission.inputs, { ...float, ...format });
};

export const reluGradient: Emitter<unknown> = ({ scope, inputs }) => {
  const [output = '', upstream = ''] = inputs;
  return scope.add('ReluGrad', [upstream, output], float);
};

/** A comparison: TensorFlow's booleans become 0 and 1. */
export function comparison(operation: 'Greater' | 'Equal'): Emitter<unknown> {
  return (emission) => {
    const { scope, inputs, inputTypes } = emission;
    const element = inputTypes[0]?.element ?? 'float';
    const truth = scope.add(operation, inputs, { T: typeAttribute(dataTypeOf(element)) });
    return asFloat(emission, truth);
  };
}

export const select: Emitter<unknown> = ({ scope, inputs }) => {
  const [mask, ...choices] = inputs;
  const truth = scope.add('NotEqual', [mask ?? '', scope.floats([0], [])], float);
  return scope.add('SelectV2', [truth, ...choices], float);
};

export const cast: Emitter<unknown> = ({ scope, inputs, inputTypes, type }) =>
  scope.add('Cast', inputs, {
    SrcT: typeAttribute(dataTypeOf(inputTypes[0]?.element ?? 'float')),
    DstT: typeAttribute(dataTypeOf(type.element)),
  });

function asFloat({ scope }: Emission<unknown>, truth: Reference): Reference {
  return scope.add('Cast', [truth], {
    SrcT: typeAttribute(dataTypes.boolean),
    DstT: typeAttribute(dataTypes.float),
  });
}
