import type { Shape } from '../../../shared/program/tensor-type';
import type { DataType } from './data-type';
import { dataTypes } from './data-type';
import { ProtocolMessage } from './protocol-message';

/** Attribute of a node or function in a graph definition: an encoded AttrValue. */
export type Attribute = Uint8Array;
export type Attributes = Readonly<Record<string, Attribute>>;

/** Fields of AttrValue and of its lists (tensorflow/core/framework/attr_value.proto). */
const fields = {
  list: 1,
  text: 2,
  integer: 3,
  float: 4,
  boolean: 5,
  type: 6,
  shape: 7,
  tensor: 8,
  function: 10,
} as const;

function attribute(fill: (value: ProtocolMessage) => ProtocolMessage): Attribute {
  return fill(new ProtocolMessage()).bytes;
}

function list(fill: (list: ProtocolMessage) => ProtocolMessage): Attribute {
  return attribute((value) => value.message(fields.list, fill(new ProtocolMessage())));
}

export function typeAttribute(type: DataType): Attribute {
  return attribute((value) => value.integer(fields.type, type));
}

export function typesAttribute(types: readonly DataType[]): Attribute {
  return list((value) => (types.length === 0 ? value : value.integers(fields.type, types)));
}

export function shapeAttribute(shape: Shape): Attribute {
  return attribute((value) => value.message(fields.shape, shapeMessage(shape)));
}

export function shapesAttribute(shapes: readonly Shape[]): Attribute {
  return list((value) => {
    for (const shape of shapes) value.message(fields.shape, shapeMessage(shape));
    return value;
  });
}

export function integerAttribute(integer: number): Attribute {
  return attribute((value) => value.integer(fields.integer, integer));
}

export function integersAttribute(integers: readonly number[]): Attribute {
  return list((value) =>
    integers.length === 0 ? value : value.integers(fields.integer, integers),
  );
}

export function floatAttribute(float: number): Attribute {
  return attribute((value) => value.float(fields.float, float));
}

export function booleanAttribute(boolean: boolean): Attribute {
  return attribute((value) => value.truth(fields.boolean, boolean));
}

export function textAttribute(text: string): Attribute {
  return attribute((value) => value.text(fields.text, text));
}

export function textsAttribute(texts: readonly string[]): Attribute {
  return list((value) => {
    for (const text of texts) value.text(fields.text, text);
    return value;
  });
}

/** An empty list of functions. */
export function functionsAttribute(): Attribute {
  return list((value) => value);
}

export function functionAttribute(name: string): Attribute {
  return attribute((value) => value.message(fields.function, new ProtocolMessage().text(1, name)));
}

/** A constant. One value stands for every element, which XLA then does not write out. */
export function tensorAttribute(
  values: Float32Array | Int32Array | Uint32Array,
  shape: Shape,
): Attribute {
  const tensor = tensorMessage(typeOf(values), shape);
  const [first] = values;
  if (values.length === 1 && first !== undefined && values instanceof Float32Array) {
    tensor.float(tensorFields.floats, first);
  } else {
    tensor.blob(
      tensorFields.content,
      new Uint8Array(values.buffer, values.byteOffset, values.byteLength),
    );
  }
  return attribute((value) => value.message(fields.tensor, tensor));
}

/** A constant truth. */
export function truthAttribute(truth: boolean): Attribute {
  const tensor = tensorMessage(dataTypes.boolean, []);
  tensor.blob(tensorFields.content, Uint8Array.of(truth ? 1 : 0));
  return attribute((value) => value.message(fields.tensor, tensor));
}

/** tensorflow/core/framework/tensor.proto */
const tensorFields = { type: 1, shape: 2, content: 4, floats: 5 } as const;

function tensorMessage(type: DataType, shape: Shape): ProtocolMessage {
  return new ProtocolMessage()
    .integer(tensorFields.type, type)
    .message(tensorFields.shape, shapeMessage(shape));
}

function typeOf(values: Float32Array | Int32Array | Uint32Array): DataType {
  if (values instanceof Float32Array) return dataTypes.float;
  return values instanceof Int32Array ? dataTypes.integer : dataTypes.word;
}

function shapeMessage(shape: Shape): ProtocolMessage {
  const message = new ProtocolMessage();
  for (const size of shape) message.message(2, new ProtocolMessage().integer(1, size));
  return message;
}
