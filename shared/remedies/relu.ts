import type { ActivationFunctionName } from '../network/activation-functions';
import type { Remedy } from './remedy';

/**
 * Functions that flatten out on both sides, so that their derivative vanishes for large inputs: the sigmoid/tanh
 * family. Those of the ReLU family pass gradients on for positive inputs, and linear is there on purpose.
 */
const saturating: ReadonlySet<ActivationFunctionName> = new Set([
  'sigmoid',
  'hard-sigmoid',
  'tanh',
  'softsign',
]);

export function saturates(name: ActivationFunctionName): boolean {
  return saturating.has(name);
}

/** Every activation of the sigmoid/tanh family becomes ReLU. */
export const relu: Remedy = (network) => ({
  network: {
    ...network,
    layers: network.layers.map((layer) =>
      layer.type === 'activation' && saturates(layer.function)
        ? { ...layer, function: 'relu' }
        : layer,
    ),
  },
  leftAlone: [],
});
