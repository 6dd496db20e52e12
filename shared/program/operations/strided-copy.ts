import { at, item } from '../element';
import type { Shape } from '../tensor-type';

const load = at;

interface BoxCopy {
  readonly size: Shape;
  readonly from: Float64Array;
  readonly fromStart: number;
  readonly fromStrides: readonly number[];
  readonly to: Float64Array;
  readonly toStart: number;
  readonly toStrides: readonly number[];
}

/** Copies a box of elements between two tensors, each with its own start and strides. */
export function copyBox({
  size,
  from,
  fromStart,
  fromStrides,
  to,
  toStart,
  toStrides,
}: BoxCopy): void {
  const innermost = size.length - 1;
  if (innermost < 0) {
    to[toStart] = load(from, fromStart);
  } else {
    copyAxis(0, fromStart, toStart);
  }

  function copyAxis(axis: number, source: number, target: number): void {
    const count = item(size, axis);
    const sourceStep = item(fromStrides, axis);
    const targetStep = item(toStrides, axis);
    if (axis === innermost) {
      for (let i = 0; i < count; i += 1) {
        to[target + i * targetStep] = load(from, source + i * sourceStep);
      }
      return;
    }
    for (let i = 0; i < count; i += 1) {
      copyAxis(axis + 1, source + i * sourceStep, target + i * targetStep);
    }
  }
}
