import type { Shape } from '../../../shared/program/tensor-type';
import type { Attribute, Attributes } from './attribute';
import { tensorAttribute, truthAttribute, typeAttribute } from './attribute';
import type { DataType } from './data-type';
import { dataTypes } from './data-type';
import type { NativeOperation, SilentOperation } from './native-operation';
import { allOutputs, firstOutputs } from './native-operation';
import { ProtocolMessage } from './protocol-message';

type ConstantValues = Float32Array | Int32Array | Uint32Array;

/** Name of a tensor as a node's input spells it, or of a function's argument. */
export type Reference = string;

/** `^node`, also as a node's input: waits for the node without taking a value from it. */
export type ControlReference = `^${string}`;

/** Collects the nodes of a graph, or of a function's body, and names their tensors. */
export class GraphScope {
  /** Encoded NodeDefs. */
  readonly nodes: Uint8Array[] = [];
  readonly #constants = new Map<string, Reference>();
  readonly #remembered = new Map<string, string>();

  constructor(
    private readonly inside: 'graph' | 'function',
    /** A device name such as `/device:CPU:0`, or empty to let TensorFlow place the nodes. */
    private readonly device: string,
  ) {}

  /** Adds a node and names its first output. */
  add(
    operation: NativeOperation,
    inputs: readonly Reference[],
    attributes: Attributes,
    name = `${operation}_${this.nodes.length}`,
  ): Reference {
    this.#write(operation, inputs, attributes, name);
    return this.output(name, operation, 0);
  }

  /** Adds a node that has no output. */
  addSilent(
    operation: SilentOperation,
    inputs: readonly Reference[],
    attributes: Attributes,
    name = `${operation}_${this.nodes.length}`,
  ): ControlReference {
    this.#write(operation, inputs, attributes, name);
    return `^${name}`;
  }

  /** The index-th tensor of an output that is a list. */
  output(node: string, operation: NativeOperation, index: number): Reference {
    return this.inside === 'function'
      ? `${node}:${firstOutputs[operation]}:${index}`
      : `${node}:${index}`;
  }

  /** An output of a node whose outputs are not a list, by its place. */
  laterOutput(node: string, operation: keyof typeof allOutputs, place: number): Reference {
    return this.inside === 'function'
      ? `${node}:${allOutputs[operation][place] ?? ''}:0`
      : `${node}:${place}`;
  }

  /** Lets nodes be found again by what they mean. */
  remember(meaning: string, node: string): void {
    this.#remembered.set(meaning, node);
  }

  recall(meaning: string): string | null {
    return this.#remembered.get(meaning) ?? null;
  }

  /** One value stands for every element. Equal constants are one node. */
  floats(values: readonly number[], shape: Shape): Reference {
    return this.#constant(Float32Array.from(values), shape, dataTypes.float);
  }

  integers(values: readonly number[], shape: Shape = [values.length]): Reference {
    return this.#constant(Int32Array.from(values), shape, dataTypes.integer);
  }

  integer(value: number): Reference {
    return this.integers([value], []);
  }

  boolean(value: boolean): Reference {
    return this.add('Const', [], {
      dtype: typeAttribute(dataTypes.boolean),
      value: truthAttribute(value),
    });
  }

  /** Unsigned 32-bit numbers. */
  words(values: readonly number[], shape: Shape): Reference {
    return this.#constant(Uint32Array.from(values), shape, dataTypes.word);
  }

  #constant(values: ConstantValues, shape: Shape, type: DataType): Reference {
    const key = `${type} [${shape.join()}] ${spelled(values)}`;
    const known = this.#constants.get(key);
    if (known !== undefined) return known;
    const added = this.add('Const', [], {
      dtype: typeAttribute(type),
      value: tensorAttribute(values, shape),
    });
    this.#constants.set(key, added);
    return added;
  }

  #write(operation: string, inputs: readonly string[], attributes: Attributes, name: string): void {
    const node = new ProtocolMessage().text(1, name).text(2, operation);
    for (const input of inputs) node.text(3, input);
    if (this.device !== '') node.text(4, this.device);
    for (const [key, value] of Object.entries(attributes)) node.message(5, mapEntry(key, value));
    this.nodes.push(node.bytes);
  }
}

/** An entry of a map of attributes. */
export function mapEntry(key: string, value: Attribute): ProtocolMessage {
  return new ProtocolMessage().text(1, key).blob(2, value);
}

/** Waits for the node that makes the tensor. */
export function after(reference: Reference): ControlReference {
  return `^${nodeOf(reference)}`;
}

/** The name of the node that makes the tensor. */
export function nodeOf(reference: Reference): string {
  return reference.split(':')[0] ?? reference;
}

/** Tells -0 from 0 and keeps the bits of NaN apart, which a decimal would not. */
function spelled(values: ConstantValues): string {
  return Buffer.from(values.buffer, values.byteOffset, values.byteLength).toString('base64');
}
