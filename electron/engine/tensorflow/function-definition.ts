import type { FunctionDef, OpDef } from '@tensorflow/tfjs-node-gpu/dist/proto/api_pb.js';
import messages from '@tensorflow/tfjs-node-gpu/dist/proto/api_pb.js';
import type { Attributes } from './attribute';
import type { DataType } from './data-type';
import type { Reference } from './graph-scope';
import { GraphScope } from './graph-scope';

/** An argument is used inside the function by its name. Letters, digits and underscores only. */
export interface Argument {
  readonly name: string;
  readonly type: DataType;
}

export interface FunctionResult {
  readonly type: DataType;
  readonly value: Reference;
}

/**
 * A function of the graph's library: `build` adds the body and says what it returns, in order.
 */
export function defineFunction(
  name: string,
  parameters: readonly Argument[],
  attributes: Attributes,
  build: (scope: GraphScope) => readonly FunctionResult[],
): FunctionDef {
  const scope = new GraphScope('function', '');
  const results = build(scope);
  const signature = new messages.OpDef();
  signature.setName(name);
  signature.setIsStateful(true);
  const definition = new messages.FunctionDef();
  for (const parameter of parameters) signature.addInputArg(argument(parameter));
  results.forEach(({ type, value }, index) => {
    const result = `result_${index}`;
    signature.addOutputArg(argument({ name: result, type }));
    definition.getRetMap().set(result, value);
  });
  definition.setSignature(signature);
  definition.setNodeDefList(scope.nodes);
  for (const [key, value] of Object.entries(attributes)) definition.getAttrMap().set(key, value);
  return definition;
}

function argument({ name, type }: Argument): OpDef.ArgDef {
  const definition = new messages.OpDef.ArgDef();
  definition.setName(name);
  definition.setType(type);
  return definition;
}
