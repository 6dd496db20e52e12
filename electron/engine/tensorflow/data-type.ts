import type { ElementType } from '../../../shared/program/tensor-type';

/** TensorFlow's numbers for its element types (tensorflow/core/framework/types.proto). */
export const dataTypes = {
  float: 1,
  integer: 3,
  boolean: 10,
  resource: 20,
  /** 32 and 64 bits without a sign. */
  word: 22,
  doubleWord: 23,
} as const;

export type DataType = (typeof dataTypes)[keyof typeof dataTypes];

export function dataTypeOf(element: ElementType): DataType {
  return dataTypes[element];
}
