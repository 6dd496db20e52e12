import { withoutDeadNodes } from './dead-nodes';
import { item } from './element';
import type { AttributesOf, OperationName } from './operations';
import { operationType } from './operations';
import type { Node, NodeId, OperationNode, Program } from './program';
import { simplify } from './simplify';
import type { Shape, TensorType } from './tensor-type';
import { floatTensor } from './tensor-type';

/** A node under construction: its place in the program and its type. */
export interface Value {
  readonly id: NodeId;
  readonly type: TensorType;
}

/** A number stands for a float scalar, which broadcasts. */
export type Operand = Value | number;

/**
 * Writes a program node by node. Two nodes with one meaning become one, so that layers, derivative rules and
 * measurements state what they need without knowing what already exists.
 */
export class ProgramBuilder {
  readonly #nodes: Node[] = [];
  readonly #known = new Map<string, Value>();

  input(name: string, type: TensorType): Value {
    return this.#add(`input ${name}`, { kind: 'input', name, type });
  }

  variable(name: string, type: TensorType): Value {
    return this.#add(`variable ${name}`, { kind: 'variable', name, type });
  }

  /** One number for every element, or all of them row-major. */
  constant(values: number | readonly number[], type: TensorType = floatTensor()): Value {
    const list = typeof values === 'number' ? [values] : values;
    const spelled = list.map((value) => (Object.is(value, -0) ? '-0' : String(value)));
    const key = `constant ${type.element} [${type.shape.join()}] ${spelled.join()}`;
    return this.#add(key, { kind: 'constant', values: list, type });
  }

  /** The result of an operation. Throws if the inputs do not fit it. */
  apply<Name extends OperationName>(
    operation: Name,
    inputs: readonly Value[],
    attributes: AttributesOf<Name>,
  ): Value {
    const types = inputs.map((input) => input.type);
    const type = operationType(operation, types, attributes);
    const simpler = simplify(this, operation, inputs, type);
    if (simpler !== null) return simpler;
    const ids = inputs.map((input) => input.id);
    const node: OperationNode<Name> = {
      kind: 'operation',
      operation,
      inputs: ids,
      attributes,
      type,
    };
    return this.#add(`${operation} ${ids.join()} ${JSON.stringify(attributes)}`, node);
  }

  node(value: Value): Node {
    return item(this.#nodes, value.id);
  }

  /** The value of an existing node. */
  value(id: NodeId): Value {
    return { id, type: item(this.#nodes, id).type };
  }

  /** The program that computes the outputs and updates, and nothing else. */
  finish(
    outputs: Readonly<Record<string, Value>>,
    updates: readonly { readonly variable: string; readonly value: Value }[] = [],
  ): Program {
    return withoutDeadNodes({
      nodes: this.#nodes,
      outputs: Object.fromEntries(Object.entries(outputs).map(([name, { id }]) => [name, id])),
      updates: updates.map(({ variable, value }) => ({ variable, value: value.id })),
    });
  }

  #add(key: string, node: Node): Value {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const value = { id: this.#nodes.push(node) - 1, type: node.type };
    this.#known.set(key, value);
    return value;
  }

  // Arithmetic in the words of a formula; everything else goes through apply.

  add(a: Operand, b: Operand): Value {
    return this.apply('add', [this.#operand(a), this.#operand(b)], {});
  }

  subtract(a: Operand, b: Operand): Value {
    return this.apply('subtract', [this.#operand(a), this.#operand(b)], {});
  }

  multiply(a: Operand, b: Operand): Value {
    return this.apply('multiply', [this.#operand(a), this.#operand(b)], {});
  }

  divide(a: Operand, b: Operand): Value {
    return this.apply('divide', [this.#operand(a), this.#operand(b)], {});
  }

  maximum(a: Operand, b: Operand): Value {
    return this.apply('maximum', [this.#operand(a), this.#operand(b)], {});
  }

  minimum(a: Operand, b: Operand): Value {
    return this.apply('minimum', [this.#operand(a), this.#operand(b)], {});
  }

  /** 1 where a > b, else 0. */
  greater(a: Operand, b: Operand): Value {
    return this.apply('greater', [this.#operand(a), this.#operand(b)], {});
  }

  /** `whereTrue` where the mask is not 0, else `whereFalse`; numbers fill the mask's shape. */
  select(mask: Value, whereTrue: Operand, whereFalse: Operand): Value {
    const fill = (operand: Operand): Value =>
      typeof operand === 'number' ? this.constant(operand, mask.type) : operand;
    return this.apply('select', [mask, fill(whereTrue), fill(whereFalse)], {});
  }

  /** Sum over the given axes (all by default), which disappear unless kept. */
  sum(x: Value, axes: readonly number[] = allAxes(x), keepDimensions = false): Value {
    return this.apply('reduce-sum', [x], { axes, keepDimensions });
  }

  mean(x: Value, axes: readonly number[] = allAxes(x), keepDimensions = false): Value {
    return this.apply('reduce-mean', [x], { axes, keepDimensions });
  }

  max(x: Value, axes: readonly number[] = allAxes(x), keepDimensions = false): Value {
    return this.apply('reduce-max', [x], { axes, keepDimensions });
  }

  matmul(a: Value, b: Value, transposeA = false, transposeB = false): Value {
    return this.apply('matmul', [a, b], { transposeA, transposeB });
  }

  reshape(x: Value, shape: Shape): Value {
    return this.apply('reshape', [x], { shape });
  }

  broadcast(x: Value, shape: Shape): Value {
    return this.apply('broadcast', [x], { shape });
  }

  #operand(operand: Operand): Value {
    return typeof operand === 'number' ? this.constant(operand) : operand;
  }
}

function allAxes(x: Value): readonly number[] {
  return x.type.shape.map((_, axis) => axis);
}
