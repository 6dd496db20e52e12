import { succeed } from '../../problems/problem';
import type { Result } from '../../problems/problem';
import type { Network } from '../network';
import { hasLayer, noSuchLayer } from './refusals';

/** Puts layers where they are dragged, or where the layout says. */
export interface MoveLayers {
  readonly kind: 'move-layers';
  readonly positions: readonly (readonly [layer: string, x: number, y: number])[];
}

export function moveLayers(network: Network, { positions }: MoveLayers): Result<Network> {
  const unknown = positions.find(([id]) => !hasLayer(network, id));
  if (unknown !== undefined) return noSuchLayer(unknown[0]);
  const places = new Map(positions.map(([id, x, y]) => [id, [x, y] as const]));
  return succeed({
    ...network,
    layers: network.layers.map((layer) => {
      const position = places.get(layer.id);
      return position === undefined ? layer : { ...layer, position };
    }),
  });
}
