/**
 * Signals in wide random networks without biases (Poole et al. 2016; Schoenholz et al. 2017): pre-activations of a
 * layer are normal, so one number describes them, their variance q.
 */
export interface RandomLayers {
  readonly activation: (x: number) => number;
  readonly slope: (x: number) => number;
  /** Variance of a weight times fan-in. */
  readonly weightVariance: number;
}

/** E[f(sqrt(variance) z)] for standard normal z, by the trapezoidal rule: for smooth f it converges exponentially. */
export function normalMean(f: (x: number) => number, variance: number): number {
  const step = 0.01;
  let sum = 0;
  for (let index = -1000; index <= 1000; index += 1) {
    const z = index * step;
    sum += f(Math.sqrt(variance) * z) * Math.exp((-z * z) / 2);
  }
  return (sum * step) / Math.sqrt(2 * Math.PI);
}

/** q of the next layer: weightVariance E[f(sqrt(q) z)^2]; equation 3 of Poole et al. */
export function nextVariance({ activation, weightVariance }: RandomLayers, q: number): number {
  return weightVariance * normalMean((x) => activation(x) ** 2, q);
}

/** chi: the back-propagated variance's factor past a layer of variance q; equation 5 of Schoenholz et al. */
export function gradientFactor({ slope, weightVariance }: RandomLayers, q: number): number {
  return weightVariance * normalMean((x) => slope(x) ** 2, q);
}

/** Geometric mean of the factors of `depth - 1` steps, from the last of `depth` layers back to the first. */
export function meanGradientFactor(
  layers: RandomLayers,
  inputVariance: number,
  depth: number,
): number {
  let q = layers.weightVariance * inputVariance;
  let logarithms = 0;
  for (let layer = 1; layer < depth; layer += 1) {
    logarithms += Math.log(gradientFactor(layers, q));
    q = nextVariance(layers, q);
  }
  return Math.exp(logarithms / (depth - 1));
}

export const tanhSlope = (x: number): number => 1 - Math.tanh(x) ** 2;
