/** Static shape of a tensor: one size per axis; [] is a scalar. */
export type Shape = readonly number[];

/** float: float32 in TensorFlow, float64 in the interpreter. integer: int32. */
export type ElementType = 'float' | 'integer';

export interface TensorType {
  readonly element: ElementType;
  readonly shape: Shape;
}

export function floatTensor(...shape: number[]): TensorType {
  return { element: 'float', shape };
}

export function elementCount(shape: Shape): number {
  return shape.reduce((product, size) => product * size, 1);
}

export function integerTensor(...shape: number[]): TensorType {
  return { element: 'integer', shape };
}

export function sameShape(a: Shape, b: Shape): boolean {
  return a.length === b.length && a.every((size, axis) => size === b[axis]);
}
