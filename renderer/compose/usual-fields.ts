import type { Layer } from '../../shared/network/layer-types';
import { usualSlope } from '../../shared/network/layers/activation';
import type { Network } from '../../shared/network/network';

type Fields = Readonly<Record<string, unknown>>;

/**
 * What a new layer starts with in this network: a dense layer is as wide as what it is put behind, an activation of
 * the kind that is there already.
 *
 * @param near the layer it is put behind; null: it stands by itself
 */
export function usualFields(type: Layer['type'], network: Network, near: Layer | null): Fields {
  if (type === 'activation') return { ...usualActivation(network) };
  if (type !== 'dense') return {};
  const like = network.layers.filter((layer) => layer.type === 'dense');
  const dense = near?.type === 'dense' ? near : like[like.length - 1];
  if (dense?.type !== 'dense') return {};
  return { units: dense.units, initializer: dense.initializer, useBias: dense.useBias };
}

/** The activation that the network's last one is; ReLU where it has none. */
export function usualActivation({
  layers,
}: Network): Pick<Layer<'activation'>, 'function' | 'slope'> {
  const activations = layers.filter((layer) => layer.type === 'activation');
  const last = activations[activations.length - 1];
  return last?.type === 'activation'
    ? { function: last.function, slope: last.slope }
    : { function: 'relu', slope: usualSlope };
}
