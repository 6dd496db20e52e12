import type { OperationName, AttributesOf } from './operations';
import type { TensorType } from './tensor-type';

/**
 * A program is a list of tensor operations with static shapes, in an order in which every node comes
 * after its inputs. Two back ends read it: the interpreter and electron/engine/tensorflow.
 */
export interface Program {
  readonly nodes: readonly Node[];
  /** What a caller wants back, by name. */
  readonly outputs: Readonly<Record<string, NodeId>>;
  /** Written together after every node was evaluated, so an update never sees another's result. */
  readonly updates: readonly Update[];
}

/** Index into {@link Program.nodes}. */
export type NodeId = number;

export type Node = InputNode | VariableNode | ConstantNode | OperationNode;

/** A value that the caller supplies with every evaluation. */
export interface InputNode {
  readonly kind: 'input';
  readonly name: string;
  readonly type: TensorType;
}

/** The value that a variable has before this evaluation's updates. */
export interface VariableNode {
  readonly kind: 'variable';
  readonly name: string;
  readonly type: TensorType;
}

/** values holds one number per element, row-major, or a single number for all of them. */
export interface ConstantNode {
  readonly kind: 'constant';
  readonly values: readonly number[];
  readonly type: TensorType;
}

/** A table by operation name reads it with its attributes' own type: see evaluateOperation in operations.ts. */
export interface OperationNode<Name extends OperationName = OperationName> {
  readonly kind: 'operation';
  readonly operation: Name;
  readonly inputs: readonly NodeId[];
  readonly attributes: AttributesOf<Name>;
  readonly type: TensorType;
}

export interface Update {
  readonly variable: string;
  readonly value: NodeId;
}
