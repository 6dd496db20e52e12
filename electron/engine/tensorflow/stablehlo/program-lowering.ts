import type { OperationName } from '../../../../shared/program/operations';
import type { Node, OperationNode, Program } from '../../../../shared/program/program';
import type { HloBlock } from './hlo-block';
import type { HloValue } from './hlo-type';
import { lowerings } from './lowerings';

/** What a program's names mean in the module that it is written into. */
export interface ProgramInputs {
  readonly input: (name: string) => HloValue;
  readonly variable: (name: string) => HloValue;
}

export interface LoweredProgram {
  readonly outputs: ReadonlyMap<string, HloValue>;
  /** What each updated variable becomes. */
  readonly updates: ReadonlyMap<string, HloValue>;
}

/** Writes every node of the program into the block. */
export function lowerProgram(
  program: Program,
  block: HloBlock,
  inputs: ProgramInputs,
): LoweredProgram {
  const values: HloValue[] = [];
  for (const node of program.nodes) values.push(lowerNode(node));
  return {
    outputs: new Map(Object.entries(program.outputs).map(([name, id]) => [name, at(values, id)])),
    updates: new Map(program.updates.map(({ variable, value }) => [variable, at(values, value)])),
  };

  function lowerNode(node: Node): HloValue {
    switch (node.kind) {
      case 'input':
        return inputs.input(node.name);
      case 'variable':
        return inputs.variable(node.name);
      case 'constant':
        return node.type.element === 'float'
          ? block.floats(node.values, node.type.shape)
          : block.integers(node.values, node.type.shape);
      case 'operation':
        return lowerOperation(node);
    }
  }

  function lowerOperation<Name extends OperationName>(node: OperationNode<Name>): HloValue {
    return lowerings[node.operation]({
      block,
      inputs: node.inputs.map((id) => at(values, id)),
      attributes: node.attributes,
      type: node.type,
    });
  }
}

function at(values: readonly HloValue[], id: number): HloValue {
  const value = values[id];
  if (value === undefined) throw new Error(`A program refers to node ${id}, which is not there.`);
  return value;
}
