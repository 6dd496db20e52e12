import type { ProgramBuilder, Value } from '../program/program-builder';

/**
 * Norms that keep their scale: a delta of 1e-25 squared is 0 in float32, and one of 1e25 Infinity. So elements are
 * divided by the greatest magnitude before they are squared (LAPACK's dnrm2 does the same). 0 stays 0, NaN and
 * Infinity stay what they are.
 */

/** Euclidean norm over the given axes (all by default), which disappear. */
export function norm(builder: ProgramBuilder, x: Value, axes = allAxes(x)): Value {
  return scaled(builder, x, axes, (squares) => builder.sum(squares, axes));
}

/** Root of the mean square over the given axes (all by default), which disappear. */
export function rootMeanSquare(builder: ProgramBuilder, x: Value, axes = allAxes(x)): Value {
  return scaled(builder, x, axes, (squares) => builder.mean(squares, axes));
}

function scaled(
  builder: ProgramBuilder,
  x: Value,
  axes: readonly number[],
  combine: (squares: Value) => Value,
): Value {
  const kept = builder.max(builder.apply('abs', [x], {}), axes, true);
  const unit = builder.select(isZero(builder, kept), 1, kept);
  const squares = combine(builder.apply('square', [builder.divide(x, unit)], {}));
  const greatest = builder.reshape(kept, squares.type.shape);
  const length = builder.multiply(greatest, builder.apply('sqrt', [squares], {}));
  const infinite = builder.apply('equal', [greatest, builder.constant(Infinity)], {});
  return builder.select(infinite, greatest, length);
}

/** a / b for amounts: nothing of nothing is 0, something of nothing is Infinity. */
export function ratio(builder: ProgramBuilder, a: Value, b: Value): Value {
  const nothing = builder.multiply(isZero(builder, a), isZero(builder, b));
  return builder.divide(a, builder.select(nothing, 1, builder.broadcast(b, nothing.type.shape)));
}

function isZero(builder: ProgramBuilder, x: Value): Value {
  return builder.apply('equal', [x, builder.constant(0)], {});
}

function allAxes(x: Value): readonly number[] {
  return [...x.type.shape.keys()];
}
