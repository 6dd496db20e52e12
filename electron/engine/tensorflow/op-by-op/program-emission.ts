import type { OperationName } from '../../../../shared/program/operations';
import type { Node, OperationNode, Program } from '../../../../shared/program/program';
import type { TensorType } from '../../../../shared/program/tensor-type';
import { emitters } from './emitters';
import type { GraphScope, Reference } from '../graph-scope';

/** What a program's names mean in the graph that it is written into. */
export interface Surroundings {
  readonly input: (name: string) => Reference;
  /** The variable's value as read before any update. */
  readonly variable: (name: string) => Reference;
}

export interface EmittedProgram {
  readonly outputs: Readonly<Record<string, Reference>>;
  readonly updates: readonly { readonly variable: string; readonly value: Reference }[];
}

/** Writes every node of the program into the scope; updates are left to the caller. */
export function emitProgram(
  program: Program,
  scope: GraphScope,
  surroundings: Surroundings,
): EmittedProgram {
  const references: Reference[] = [];
  for (const node of program.nodes) references.push(emitNode(node));
  return {
    outputs: Object.fromEntries(
      Object.entries(program.outputs).map(([name, id]) => [name, at(references, id)]),
    ),
    updates: program.updates.map(({ variable, value }) => ({
      variable,
      value: at(references, value),
    })),
  };

  function emitNode(node: Node): Reference {
    switch (node.kind) {
      case 'input':
        return surroundings.input(node.name);
      case 'variable':
        return surroundings.variable(node.name);
      case 'constant':
        return emitConstant(scope, node.values, node.type);
      case 'operation':
        return emitOperation(node);
    }
  }

  function emitOperation<Name extends OperationName>(node: OperationNode<Name>): Reference {
    return emitters[node.operation]({
      scope,
      inputs: node.inputs.map((id) => at(references, id)),
      inputTypes: node.inputs.map((id) => at(program.nodes, id).type),
      attributes: node.attributes,
      type: node.type,
    });
  }
}

/** One number stands for every element, as in TensorFlow's own short form. */
function emitConstant(scope: GraphScope, values: readonly number[], type: TensorType): Reference {
  return type.element === 'float'
    ? scope.floats(values, type.shape)
    : scope.integers(values, type.shape);
}

function at<Item>(list: readonly Item[], index: number): Item {
  const value = list[index];
  if (value === undefined)
    throw new Error(`A program refers to node ${index}, which is not there.`);
  return value;
}
