import type { AttrValue, TensorShape } from '@tensorflow/tfjs-node-gpu/dist/proto/api_pb.js';
import messages from '@tensorflow/tfjs-node-gpu/dist/proto/api_pb.js';
import type { Shape } from '../../../shared/program/tensor-type';
import type { DataType } from './data-type';
import { dataTypes } from './data-type';

/** Attribute of a node or function in a graph definition. */
export type Attribute = AttrValue;
export type Attributes = Readonly<Record<string, Attribute>>;

function attribute(fill: (value: AttrValue) => void): Attribute {
  const value = new messages.AttrValue();
  fill(value);
  return value;
}

export function typeAttribute(type: DataType): Attribute {
  return attribute((value) => value.setType(type));
}

export function typesAttribute(types: readonly DataType[]): Attribute {
  const list = new messages.AttrValue.ListValue();
  list.setTypeList([...types]);
  return attribute((value) => value.setList(list));
}

export function shapeAttribute(shape: Shape): Attribute {
  return attribute((value) => value.setShape(shapeMessage(shape)));
}

export function shapesAttribute(shapes: readonly Shape[]): Attribute {
  const list = new messages.AttrValue.ListValue();
  for (const shape of shapes) list.addShape(shapeMessage(shape));
  return attribute((value) => value.setList(list));
}

export function integerAttribute(integer: number): Attribute {
  return attribute((value) => value.setI(integer));
}

export function integersAttribute(integers: readonly number[]): Attribute {
  const list = new messages.AttrValue.ListValue();
  list.setIList([...integers]);
  return attribute((value) => value.setList(list));
}

export function floatAttribute(float: number): Attribute {
  return attribute((value) => value.setF(float));
}

export function booleanAttribute(boolean: boolean): Attribute {
  return attribute((value) => value.setB(boolean));
}

export function textAttribute(text: string): Attribute {
  return attribute((value) => value.setS(Buffer.from(text)));
}

export function textsAttribute(texts: readonly string[]): Attribute {
  const list = new messages.AttrValue.ListValue();
  list.setSList(texts.map((text) => Buffer.from(text)));
  return attribute((value) => value.setList(list));
}

/** An empty list of functions. */
export function functionsAttribute(): Attribute {
  return attribute((value) => value.setList(new messages.AttrValue.ListValue()));
}

export function functionAttribute(name: string): Attribute {
  const list = new messages.NameAttrList();
  list.setName(name);
  return attribute((value) => value.setFunc(list));
}

/** A constant. One value stands for every element, which XLA then does not write out. */
export function tensorAttribute(
  values: Float32Array | Int32Array | Uint32Array,
  shape: Shape,
): Attribute {
  const tensor = new messages.Tensor();
  tensor.setDtype(typeOf(values));
  tensor.setTensorShape(shapeMessage(shape));
  const [first] = values;
  if (values.length === 1 && first !== undefined && values instanceof Float32Array) {
    tensor.setFloatValList([first]);
  } else {
    tensor.setTensorContent(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
  }
  return attribute((value) => value.setTensor(tensor));
}

/** A constant truth. */
export function truthAttribute(truth: boolean): Attribute {
  const tensor = new messages.Tensor();
  tensor.setDtype(dataTypes.boolean);
  tensor.setTensorShape(shapeMessage([]));
  tensor.setTensorContent(Uint8Array.of(truth ? 1 : 0));
  return attribute((value) => value.setTensor(tensor));
}

function typeOf(values: Float32Array | Int32Array | Uint32Array): DataType {
  if (values instanceof Float32Array) return dataTypes.float;
  return values instanceof Int32Array ? dataTypes.integer : dataTypes.word;
}

function shapeMessage(shape: Shape): TensorShape {
  const message = new messages.TensorShape();
  for (const size of shape) {
    const dimension = new messages.TensorShape.Dim();
    dimension.setSize(size);
    message.addDim(dimension);
  }
  return message;
}
