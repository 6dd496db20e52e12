import type { ProgramBuilder, Value } from '../program/program-builder';

/**
 * Norms that keep their scale: a delta of 1e-25 squared is 0 in float32, and one of 1e25 Infinity. So elements are
 * divided by the greatest magnitude before they are squared (LAPACK's dnrm2 does the same). 0 stays 0, NaN and
 * Infinity stay what they are.
 */

/** Euclidean norm of all elements: a scalar. */
export function norm(builder: ProgramBuilder, x: Value): Value {
  return scaled(builder, x, (squares) => builder.sum(squares));
}

/** Root of the mean square of all elements: a scalar. */
export function rootMeanSquare(builder: ProgramBuilder, x: Value): Value {
  return scaled(builder, x, (squares) => builder.mean(squares));
}

function scaled(builder: ProgramBuilder, x: Value, combine: (squares: Value) => Value): Value {
  const greatest = builder.max(builder.apply('abs', [x], {}));
  const unit = builder.select(isZero(builder, greatest), 1, greatest);
  const squares = builder.apply('square', [builder.divide(x, unit)], {});
  const length = builder.multiply(greatest, builder.apply('sqrt', [combine(squares)], {}));
  const infinite = builder.apply('equal', [greatest, builder.constant(Infinity)], {});
  return builder.select(infinite, greatest, length);
}

/** a / b for amounts: nothing of nothing is 0, something of nothing is Infinity. */
export function ratio(builder: ProgramBuilder, a: Value, b: Value): Value {
  const nothing = builder.multiply(isZero(builder, a), isZero(builder, b));
  return builder.divide(a, builder.select(nothing, 1, b));
}

function isZero(builder: ProgramBuilder, x: Value): Value {
  return builder.apply('equal', [x, builder.constant(0)], {});
}
