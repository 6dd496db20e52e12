import type { Shape } from '../program/tensor-type';

/** A shape as people read it: 64, or 8 × 8 × 16. */
export function shapeText(shape: Shape): string {
  return shape.join(' × ');
}
