import { typeAttribute } from '../../attribute';
import { dataTypeOf, dataTypes } from '../../data-type';
import type { Reference } from '../../graph-scope';
import type { NativeOperation } from '../../native-operation';
import type { Emission, Emitter } from './emission';

const float = { T: typeAttribute(dataTypes.float) };

/** An operation of the same meaning on floats, broadcasting or not. */
export function native(operation: NativeOperation): Emitter<unknown> {
  return ({ scope, inputs }) => scope.add(operation, inputs, float);
}

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
