import { at, item } from '../element';
import type { Operation } from '../operation';
import type { Tensor } from '../tensor';
import type { TensorType } from '../tensor-type';
import { requireFloat } from './elementwise';

const load = at;

/**
 * Batch normalization is one operation with gradients of its own rather than the dozen that it is made of: TensorFlow
 * has a kernel for each of the three, which goes over the images once where the dozen would go over them one by one.
 *
 * x [..., units], gamma [units], beta [units]: gamma (x - mean) / sqrt(variance + epsilon) + beta, with mean and (biased)
 * variance over all axes but the last.
 */
interface Normalization {
  readonly epsilon: number;
}

export const batchNormalization: Operation<Normalization> = {
  type: ([x]) => requireFloat(x),
  derivative: ({ builder, inputs, upstream, attributes }) => {
    const x = item(inputs, 0);
    const gamma = item(inputs, 1);
    const allButUnits = [...x.type.shape.keys()].slice(0, -1);
    return [
      builder.apply('batch-normalization-input-gradient', [x, gamma, upstream], attributes),
      builder.apply('batch-normalization-scale-gradient', [x, gamma, upstream], attributes),
      builder.sum(upstream, allButUnits),
    ];
  },
  evaluate: ([x, gamma, beta], { epsilon }, { values: y }) => {
    const { means, scales } = statistics(given(x), epsilon);
    forEach(given(x), (place, unit, value) => {
      const standardized = (value - load(means, unit)) * load(scales, unit);
      y[place] = standardized * load(given(gamma).values, unit) + load(given(beta).values, unit);
    });
  },
};

/**
 * Inputs: x, gamma, the output's gradient dy. With z = (x - mean) / sqrt(variance + epsilon):
 * gamma / sqrt(variance + epsilon) (dy - mean(dy) - z mean(dy z)) (Ioffe and Szegedy 2015, section 3).
 */
export const batchNormalizationInputGradient: Operation<Normalization> = {
  type: ([x]) => requireFloat(x),
  derivative: noSecondDerivative,
  evaluate: ([x, gamma, upstream], { epsilon }, { values: dx }) => {
    const { means, scales } = statistics(given(x), epsilon);
    const dy = given(upstream).values;
    const { gradients, products, count } = sums(given(x), given(upstream), epsilon);
    forEach(given(x), (place, unit, value) => {
      const z = (value - load(means, unit)) * load(scales, unit);
      const rest = load(dy, place) - load(gradients, unit) / count;
      const factor = load(given(gamma).values, unit) * load(scales, unit);
      dx[place] = factor * (rest - (z * load(products, unit)) / count);
    });
  },
};

/** The gradient of gamma: the sum of dy z. Inputs as above; gamma takes no part, and tells which normalization it is. */
export const batchNormalizationScaleGradient: Operation<Normalization> = {
  type: ([, gamma]) => requireFloat(gamma),
  derivative: noSecondDerivative,
  evaluate: ([x, , upstream], { epsilon }, { values }) => {
    values.set(sums(given(x), given(upstream), epsilon).products);
  },
};

function noSecondDerivative(): never {
  throw new Error('Batch normalization has no second derivative here: nothing needs it.');
}

/** Per unit: mean, and 1 / sqrt(variance + epsilon). */
function statistics(x: Tensor, epsilon: number) {
  const units = unitsOf(x);
  const count = x.values.length / units;
  const means = new Float64Array(units);
  forEach(x, (_, unit, value) => {
    means[unit] = load(means, unit) + value / count;
  });
  const variances = new Float64Array(units);
  forEach(x, (_, unit, value) => {
    variances[unit] = load(variances, unit) + (value - load(means, unit)) ** 2 / count;
  });
  return { means, scales: variances.map((variance) => 1 / Math.sqrt(variance + epsilon)) };
}

/** Per unit: the sums of dy and of dy z. */
function sums(x: Tensor, upstream: Tensor, epsilon: number) {
  const { means, scales } = statistics(x, epsilon);
  const gradients = new Float64Array(means.length);
  const products = new Float64Array(means.length);
  forEach(x, (place, unit, value) => {
    const dy = load(upstream.values, place);
    gradients[unit] = load(gradients, unit) + dy;
    products[unit] = load(products, unit) + dy * (value - load(means, unit)) * load(scales, unit);
  });
  return { gradients, products, count: x.values.length / means.length };
}

function forEach(x: Tensor, visit: (place: number, unit: number, value: number) => void): void {
  const units = unitsOf(x);
  for (let start = 0; start < x.values.length; start += units) {
    for (let unit = 0; unit < units; unit += 1)
      visit(start + unit, unit, load(x.values, start + unit));
  }
}

function unitsOf({ shape }: { readonly shape: TensorType['shape'] }): number {
  return item(shape, shape.length - 1);
}

function given(tensor: Tensor | undefined): Tensor {
  if (tensor === undefined) throw new Error('An input of batch normalization is missing.');
  return tensor;
}
