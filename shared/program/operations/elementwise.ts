import { broadcastRuns, broadcastShape, sumToShape } from '../broadcasting';
import { item } from '../element';
import type { NoAttributes, Operation } from '../operation';
import type { ProgramBuilder, Value } from '../program-builder';
import type { ElementType, TensorType } from '../tensor-type';

/** y[i] = f(x[i]), as a loop of its own, so that the compiler sees f. */
type UnaryLoop = (x: Float64Array, y: Float64Array) => void;
/** y[yStart + i] = f(a[aStart + i * aStep], b[bStart + i * bStep]) for i < count. */
type BinaryLoop = (
  a: Float64Array,
  aStart: number,
  aStep: number,
  b: Float64Array,
  bStart: number,
  bStep: number,
  y: Float64Array,
  yStart: number,
  count: number,
) => void;

interface UnaryDerivative {
  readonly builder: ProgramBuilder;
  readonly x: Value;
  readonly y: Value;
  readonly upstream: Value;
}

/** An operation that maps every float by itself. */
export function elementwiseUnary(
  loop: UnaryLoop,
  derivative: (context: UnaryDerivative) => Value | null,
): Operation<NoAttributes> {
  return {
    type: ([x]) => requireFloat(x),
    derivative: ({ builder, inputs, output, upstream }) => [
      derivative({ builder, x: item(inputs, 0), y: output, upstream }),
    ],
    evaluate: (inputs, _, output) => loop(item(inputs, 0).values, output.values),
  };
}

interface BinaryDerivative {
  readonly builder: ProgramBuilder;
  readonly a: Value;
  readonly b: Value;
  readonly y: Value;
  readonly upstream: Value;
}

/**
 * An operation on pairs that broadcast. Its derivative rule is written as if the operands had the output's shape;
 * what broadcasting has spread is summed up again here.
 */
export function elementwiseBinary(
  loop: BinaryLoop,
  derivative: (context: BinaryDerivative) => readonly [Value | null, Value | null],
  operands: 'floats' | 'same-elements' = 'floats',
): Operation<NoAttributes> {
  return {
    type: ([a, b]) => {
      const first = operands === 'floats' ? requireFloat(a) : requireElement(a, a?.element);
      const second = requireElement(b, first.element);
      return { element: 'float', shape: broadcastShape(first.shape, second.shape) };
    },
    derivative: ({ builder, inputs, output, upstream }) => {
      const a = item(inputs, 0);
      const b = item(inputs, 1);
      const [da, db] = derivative({ builder, a, b, y: output, upstream });
      return [
        da === null ? null : sumToShape(builder, da, a.type.shape),
        db === null ? null : sumToShape(builder, db, b.type.shape),
      ];
    },
    evaluate: (inputs, _, output) => {
      const a = item(inputs, 0);
      const b = item(inputs, 1);
      const { count, aStep, bStep, starts } = broadcastRuns(a.shape, b.shape);
      let yStart = 0;
      for (const [aStart, bStart] of starts) {
        loop(a.values, aStart, aStep, b.values, bStart, bStep, output.values, yStart, count);
        yStart += count;
      }
    },
  };
}

export function requireFloat(type: TensorType | undefined): TensorType {
  return requireElement(type, 'float');
}

export function requireElement(
  type: TensorType | undefined,
  element: ElementType | undefined,
): TensorType {
  if (type === undefined) throw new Error('An input is missing.');
  if (type.element !== element) {
    throw new Error(`Expected a tensor of ${String(element)}s, got ${type.element}s.`);
  }
  return type;
}
