import type { ProgramBuilder, Value } from '../../program/program-builder';
import type { Parameter } from '../layer-type';

interface Normalization {
  readonly x: Value;
  readonly mean: Value;
  readonly variance: Value;
  readonly gamma: Value;
  readonly beta: Value;
  readonly epsilon: number;
}

/** gamma (x - mean) / sqrt(variance + epsilon) + beta. */
export function normalized(
  builder: ProgramBuilder,
  { x, mean, variance, gamma, beta, epsilon }: Normalization,
): Value {
  const scale = builder.apply('rsqrt', [builder.add(variance, epsilon)], {});
  const standardized = builder.multiply(builder.subtract(x, mean), scale);
  return builder.add(builder.multiply(standardized, gamma), beta);
}

/** One number per unit. */
export function normalizationParameter(
  name: string,
  units: number,
  type: 'zeros' | 'ones',
): Parameter {
  return {
    name,
    shape: [units],
    trained: true,
    initializer: { type },
    fanIn: units,
    fanOut: units,
  };
}
