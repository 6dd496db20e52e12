import { normalQuantile } from '../../random/normal-quantile';
import type { WeightsToInitialize } from './initializer-type';

/** The standard normal's distribution function at -2. */
const probabilityBelowMinusTwo = 0.02275013194817921;

/** Standard deviation of a standard normal that is cut off at -2 and 2, as Keras writes it. */
const truncatedDeviation = 0.87962566103423978;

/** Uniform in (-limit, limit); the variance is limit^2 / 3. */
export function uniformValues(weights: WeightsToInitialize, limit: number): Float32Array {
  return draw(weights, (uniform) => limit * (2 * uniform - 1));
}

export function normalValues(weights: WeightsToInitialize, deviation: number): Float32Array {
  return draw(weights, (uniform) => deviation * normalQuantile(uniform));
}

/** Normal, cut off at two of the given standard deviations; what remains varies by 0.88 times as much. */
export function truncatedNormalValues(
  weights: WeightsToInitialize,
  deviation: number,
): Float32Array {
  const kept = 1 - 2 * probabilityBelowMinusTwo;
  return draw(
    weights,
    (uniform) => deviation * normalQuantile(probabilityBelowMinusTwo + kept * uniform),
  );
}

/** Truncated normal that has the given standard deviation after the cut (Keras's VarianceScaling). */
export function correctedTruncatedNormalValues(
  weights: WeightsToInitialize,
  deviation: number,
): Float32Array {
  return truncatedNormalValues(weights, deviation / truncatedDeviation);
}

export function constantValues({ count }: WeightsToInitialize, value: number): Float32Array {
  return new Float32Array(count).fill(value);
}

function draw(
  { count, uniform }: WeightsToInitialize,
  quantile: (uniform: number) => number,
): Float32Array {
  const values = new Float32Array(count);
  for (let index = 0; index < count; index += 1) {
    values[index] = quantile(uniform());
  }
  return values;
}
