import { fail, succeed } from '../../problems/problem';
import type { Result } from '../../problems/problem';
import { unusedIdLike } from '../layer-ids';
import type { Layer } from '../layer-types';
import type { Connection, Network } from '../network';

/** Layers with the connections among them, as copy puts them on the clipboard. */
export interface NetworkFragment {
  readonly layers: readonly Layer[];
  readonly connections: readonly Connection[];
}

/** Adds the fragment under new names where its own are taken, moved by the offset. */
export interface PasteLayers {
  readonly kind: 'paste-layers';
  readonly fragment: NetworkFragment;
  readonly offset: readonly [x: number, y: number];
}

/** What copy takes of a network: the layers and the connections among them. */
export function fragmentOf(network: Network, layers: readonly string[]): NetworkFragment {
  const chosen = new Set(layers);
  return {
    layers: network.layers.filter(({ id }) => chosen.has(id)),
    connections: network.connections.filter(([from, to]) => chosen.has(from) && chosen.has(to)),
  };
}

export function pasteLayers(network: Network, edit: PasteLayers): Result<Network> {
  const { fragment, offset } = edit;
  if (fragment.layers.length === 0) {
    return fail({ code: 'nothing-to-paste', message: 'There are no layers to paste.' });
  }
  const taken = new Set(network.layers.map(({ id }) => id));
  const names = new Map<string, string>();
  for (const { id } of fragment.layers) {
    const name = unusedIdLike(id, taken);
    names.set(id, name);
    taken.add(name);
  }
  const nameOf = (id: string) => names.get(id) ?? id;
  return succeed({
    ...network,
    layers: [
      ...network.layers,
      ...fragment.layers.map((layer) => ({ ...moved(layer, offset), id: nameOf(layer.id) })),
    ],
    connections: [
      ...network.connections,
      ...fragment.connections.map(([from, to]): Connection => [nameOf(from), nameOf(to)]),
    ],
  });
}

function moved(layer: Layer, [x, y]: readonly [number, number]): Layer {
  if (layer.position === undefined) return layer;
  return { ...layer, position: [layer.position[0] + x, layer.position[1] + y] };
}
