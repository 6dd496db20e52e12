import type { FunctionDef, OpDef } from '@tensorflow/tfjs-node-gpu/dist/proto/api_pb.js';
import messages from '@tensorflow/tfjs-node-gpu/dist/proto/api_pb.js';
import type { Attributes } from './attribute';
import { typeParameterName } from './attribute';
import type { DataType } from './data-type';
import { dataTypes } from './data-type';
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
 *
 * The first float argument takes its type from the caller, who always says float: TensorFlow's graph optimizer leaves
 * such a function alone. It would spend more time on a training step than XLA does, and XLA optimizes anyway.
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
  signature.addAttr(typeParameter());
  parameters.forEach((parameter, index) => {
    const untyped = parameters.findIndex(({ type }) => type === dataTypes.float) === index;
    signature.addInputArg(argument(parameter, untyped));
  });
  results.forEach(({ type, value }, index) => {
    const result = `result_${index}`;
    signature.addOutputArg(argument({ name: result, type }, false));
    definition.getRetMap().set(result, value);
  });
  definition.setSignature(signature);
  definition.setNodeDefList(scope.nodes);
  for (const [key, value] of Object.entries(attributes)) definition.getAttrMap().set(key, value);
  return definition;
}

function argument({ name, type }: Argument, untyped: boolean): OpDef.ArgDef {
  const definition = new messages.OpDef.ArgDef();
  definition.setName(name);
  if (untyped) definition.setTypeAttr(typeParameterName);
  else definition.setType(type);
  return definition;
}

function typeParameter(): OpDef.AttrDef {
  const definition = new messages.OpDef.AttrDef();
  definition.setName(typeParameterName);
  definition.setType('type');
  return definition;
}
