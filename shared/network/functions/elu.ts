import type { ProgramBuilder, Value } from '../../program/program-builder';
import type { ActivationFunction } from './activation-function';

export const elu: ActivationFunction = {
  title: 'ELU',
  summary: 'x where positive, e^x - 1 elsewhere (Clevert et al. 2015).',
  family: 'rectifying',
  forward: (builder, x) => exponentialLinear(builder, x, 1),
};

/** x where positive, alpha (e^x - 1) elsewhere. The exponential sees min(x, 0) only: where it would overflow its gradient would be 0 x Infinity. */
export function exponentialLinear(builder: ProgramBuilder, x: Value, alpha: number): Value {
  const negative = builder.apply('expm1', [builder.minimum(x, 0)], {});
  return builder.select(builder.greater(x, 0), x, builder.multiply(alpha, negative));
}
