import type { OperationName } from './operations';
import type { ProgramBuilder, Value } from './program-builder';
import type { TensorType } from './tensor-type';
import { sameShape } from './tensor-type';

/** An existing value that equals the operation's result for every input, or null. Never trades exactness. */
export function simplify(
  builder: ProgramBuilder,
  operation: OperationName,
  inputs: readonly Value[],
  type: TensorType,
): Value | null {
  const [first, second] = inputs;
  if (first === undefined) return null;
  const unchanged = sameType(first.type, type) ? first : null;
  switch (operation) {
    case 'reshape':
    case 'broadcast':
    case 'cast':
      return unchanged;
    case 'divide':
      return isConstant(builder, second, 1) ? unchanged : null;
    case 'subtract':
      return isConstant(builder, second, 0) ? unchanged : null;
    case 'multiply':
      if (isConstant(builder, second, 1)) return unchanged;
      return second !== undefined && isConstant(builder, first, 1) && sameType(second.type, type)
        ? second
        : null;
    default:
      return null;
  }
}

function isConstant(builder: ProgramBuilder, value: Value | undefined, number: number): boolean {
  if (value === undefined) return false;
  const node = builder.node(value);
  return node.kind === 'constant' && node.values.every((element) => Object.is(element, number));
}

function sameType(a: TensorType, b: TensorType): boolean {
  return a.element === b.element && sameShape(a.shape, b.shape);
}
