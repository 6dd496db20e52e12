import { trainableNetwork } from '../compile/trainable-network';
import type { TrainableNetwork } from '../compile/trainable-network';
import { initialize } from '../network/initializer';
import type { Network } from '../network/network';
import type { Tensor } from '../program/tensor';
import type { Shape } from '../program/tensor-type';
import { elementCount } from '../program/tensor-type';
import { stream } from '../random/stream';

/** Medians are taken over these. */
export const seeds = [1, 2, 3, 4, 5] as const;

/** A network of a lesson on vectors; one that does not fit together is a bug. */
export function networkOnVectors(network: Network, features: number): TrainableNetwork {
  const checked = trainableNetwork(network, {
    task: 'classification',
    sampleShape: [features],
    classes: 2,
    trainingRows: 1,
    validationRows: 0,
  });
  if (!checked.ok) throw new Error(checked.problems[0].message);
  return checked.value;
}

/** Every variable as it is before the first step. */
export function startingWeights(network: TrainableNetwork, seed: number): Map<string, Tensor> {
  const variables = network.layers.flatMap((layer) => layer.variables);
  return new Map(
    variables.map(({ variable, shape, initializer, fanIn, fanOut }) => {
      const values = initialize(initializer, shape, fanIn, fanOut, seed, variable);
      return [variable, { shape, values: Float64Array.from(values) }];
    }),
  );
}

/** Independent normal numbers of mean 0, the same for the same seed and name. */
export function normalTensor(shape: Shape, deviation: number, seed: number, name: string): Tensor {
  const numbers = stream(seed, name);
  const values = Float64Array.from({ length: elementCount(shape) }, () => numbers.normal());
  return { shape, values: values.map((value) => deviation * value) };
}
