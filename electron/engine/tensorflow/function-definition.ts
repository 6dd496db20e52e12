import type { Attributes } from './attribute';
import type { DataType } from './data-type';
import type { Reference } from './graph-scope';
import { GraphScope, mapEntry } from './graph-scope';
import { ProtocolMessage } from './protocol-message';

/** An encoded FunctionDef (tensorflow/core/framework/function.proto). */
export type FunctionDefinition = Uint8Array;

/** An argument is used inside the function by its name. Letters, digits and underscores only. */
export interface Argument {
  readonly name: string;
  readonly type: DataType;
}

export interface FunctionResult {
  readonly type: DataType;
  readonly value: Reference;
}

export interface FunctionHead {
  readonly name: string;
  readonly parameters: readonly Argument[];
  readonly attributes?: Attributes;
  /** Where its nodes run; by default where TensorFlow puts them. */
  readonly device?: string;
}

/**
 * A function of the graph's library: `build` adds the body and says what it returns, in order.
 */
export function defineFunction(
  { name, parameters, attributes = {}, device = '' }: FunctionHead,
  build: (scope: GraphScope) => readonly FunctionResult[],
): FunctionDefinition {
  const scope = new GraphScope('function', device);
  const results = build(scope);
  const signature = new ProtocolMessage().text(1, name);
  for (const parameter of parameters) signature.message(2, argument(parameter));
  results.forEach(({ type }, index) => {
    signature.message(3, argument({ name: resultName(index), type }));
  });
  const isStateful = 17;
  signature.truth(isStateful, true);
  const definition = new ProtocolMessage().message(1, signature);
  for (const node of scope.nodes) definition.blob(3, node);
  results.forEach(({ value }, index) => {
    const entry = new ProtocolMessage().text(1, resultName(index)).text(2, value);
    definition.message(4, entry);
  });
  for (const [key, value] of Object.entries(attributes)) {
    definition.message(5, mapEntry(key, value));
  }
  return definition.bytes;
}

function resultName(index: number): string {
  return `result_${index}`;
}

/** OpDef.ArgDef in tensorflow/core/framework/op_def.proto. */
function argument({ name, type }: Argument): ProtocolMessage {
  return new ProtocolMessage().text(1, name).integer(3, type);
}
