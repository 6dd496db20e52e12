import { rewire } from '../network/edits/rewire';
import type { Layer } from '../network/layer-types';
import type { Connection, Network } from '../network/network';

/** Puts layers behind others, each taking its place towards everything that follows it; by id of the layer before. */
export function insertBehind(network: Network, inserted: ReadonlyMap<string, Layer>): Network {
  if (inserted.size === 0) return network;
  const rewired = rewire(
    network,
    ([from, to]): readonly Connection[] => [[inserted.get(from)?.id ?? from, to]],
    [...inserted].map(([id, layer]): Connection => [id, layer.id]),
  );
  return {
    ...rewired,
    layers: rewired.layers.flatMap((layer) => {
      const behind = inserted.get(layer.id);
      return behind === undefined ? [layer] : [layer, behind];
    }),
  };
}
