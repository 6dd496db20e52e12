import type { ElementType, Shape, TensorType } from '../../../../shared/program/tensor-type';

/** Elements as StableHLO writes them: i1 is a truth, ui32 and ui64 have no sign. */
export type HloElement = 'f32' | 'i32' | 'i1' | 'ui32' | 'ui64';

export interface HloType {
  readonly element: HloElement;
  readonly shape: Shape;
}

/** A value in a module: `%name` of a type. */
export interface HloValue {
  readonly name: string;
  readonly type: HloType;
}

const elements: Readonly<Record<ElementType, HloElement>> = { float: 'f32', integer: 'i32' };

export function hloType({ element, shape }: TensorType): HloType {
  return { element: elements[element], shape };
}

export function ofElement(element: HloElement, ...shape: readonly number[]): HloType {
  return { element, shape };
}

/** Such as tensor<32x2xf32>. */
export function typeText({ element, shape }: HloType): string {
  return `tensor<${[...shape, element].join('x')}>`;
}
