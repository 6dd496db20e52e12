import { item } from './element';
import type { ProgramBuilder, Value } from './program-builder';
import type { Shape } from './tensor-type';
import { sameShape } from './tensor-type';

/** NumPy's rule: axes are matched from the right; sizes are equal, or one of them is 1 or missing. */
export function broadcastShape(a: Shape, b: Shape): Shape {
  const rank = Math.max(a.length, b.length);
  const left = paddedShape(a, rank);
  const right = paddedShape(b, rank);
  return left.map((size, axis) => {
    const other = item(right, axis);
    if (size !== other && size !== 1 && other !== 1) {
      throw new Error(`Shapes [${a.join(', ')}] and [${b.join(', ')}] do not broadcast.`);
    }
    return size === 1 ? other : size;
  });
}

/** Adds up what broadcasting from `shape` has spread: the derivative of broadcasting. */
export function sumToShape(builder: ProgramBuilder, value: Value, shape: Shape): Value {
  if (sameShape(value.type.shape, shape)) return value;
  const padded = paddedShape(shape, value.type.shape.length);
  const spread = [...padded.keys()].filter(
    (axis) => padded[axis] === 1 && value.type.shape[axis] !== 1,
  );
  return builder.reshape(builder.sum(value, spread), shape);
}

/** `shape` with leading axes of size 1 up to the rank. */
function paddedShape(shape: Shape, rank: number): Shape {
  return [...Array.from({ length: rank - shape.length }, () => 1), ...shape];
}

/** A stretch of a broadcast: element i of the output comes from aStart + i * aStep and bStart + i * bStep. */
export interface Run {
  readonly count: number;
  readonly aStep: number;
  readonly bStep: number;
  /** Where each run starts in a and b; run r writes the output from r * count on. */
  readonly starts: readonly (readonly [a: number, b: number])[];
}

const runsByShapes = new Map<string, Run>();

/**
 * Cuts a broadcast into runs as long as possible, so that kernels are plain loops. Remembered, since shapes are
 * static and a program asks for the same few cuts at every step.
 */
export function broadcastRuns(a: Shape, b: Shape): Run {
  const key = `${a.join()}|${b.join()}`;
  const known = runsByShapes.get(key);
  if (known !== undefined) return known;
  const runs = cutIntoRuns(a, b);
  runsByShapes.set(key, runs);
  return runs;
}

function cutIntoRuns(a: Shape, b: Shape): Run {
  const output = broadcastShape(a, b);
  const aStrides = broadcastStrides(a, output);
  const bStrides = broadcastStrides(b, output);
  let split = output.length;
  let count = 1;
  let aStep = 0;
  let bStep = 0;
  while (split > 0) {
    const size = item(output, split - 1);
    const aStride = item(aStrides, split - 1);
    const bStride = item(bStrides, split - 1);
    if (count === 1) {
      aStep = aStride;
      bStep = bStride;
    } else if (size !== 1 && (aStride !== aStep * count || bStride !== bStep * count)) {
      break;
    }
    count *= size;
    split -= 1;
  }
  return {
    count,
    aStep,
    bStep,
    starts: offsets(output.slice(0, split), aStrides, bStrides),
  };
}

/** Distance in the operand between neighbours along each axis of the output: 0 where it is spread. */
function broadcastStrides(operand: Shape, output: Shape): readonly number[] {
  const padded = paddedShape(operand, output.length);
  const strides = rowMajorStrides(padded);
  return strides.map((stride, axis) => (item(padded, axis) === 1 ? 0 : stride));
}

export function rowMajorStrides(shape: Shape): readonly number[] {
  const strides: number[] = [];
  let stride = 1;
  for (const size of [...shape].reverse()) {
    strides.unshift(stride);
    stride *= size;
  }
  return strides;
}

function offsets(
  outer: Shape,
  aStrides: readonly number[],
  bStrides: readonly number[],
): readonly (readonly [number, number])[] {
  return outer.reduce<readonly (readonly [number, number])[]>(
    (starts, size, axis) =>
      starts.flatMap(([a, b]) =>
        Array.from(
          { length: size },
          (_, index) =>
            [a + index * item(aStrides, axis), b + index * item(bStrides, axis)] as const,
        ),
      ),
    [[0, 0]],
  );
}
