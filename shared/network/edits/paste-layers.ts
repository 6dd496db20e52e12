import { fail, succeed } from '../../problems/problem';
import type { Result } from '../../problems/problem';
import { unusedGroupId, unusedIdLike } from '../layer-ids';
import type { Layer } from '../layer-types';
import type { Connection, Group, Network } from '../network';

/** Layers with the connections among them, as copy puts them on the clipboard. */
export interface NetworkFragment {
  readonly layers: readonly Layer[];
  readonly connections: readonly Connection[];
  /** Repeated groups that were copied whole. */
  readonly groups: readonly Group[];
  /** The layers that one layer outside fed: a residual block has two. Empty where several fed them, or none. */
  readonly entries: readonly string[];
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
  const into = network.connections.filter(([from, to]) => !chosen.has(from) && chosen.has(to));
  const hasOneSource = new Set(into.map(([from]) => from)).size === 1;
  return {
    layers: network.layers.filter(({ id }) => chosen.has(id)),
    connections: network.connections.filter(([from, to]) => chosen.has(from) && chosen.has(to)),
    groups: network.groups.filter((group) => group.layers.every((id) => chosen.has(id))),
    entries: hasOneSource ? into.map(([, to]) => to) : [],
  };
}

export function pasteLayers(network: Network, edit: PasteLayers): Result<Network> {
  const { fragment, offset } = edit;
  if (fragment.layers.length === 0) {
    return fail({ code: 'nothing-to-paste', message: 'There are no layers to paste.' });
  }
  const names = pastedNames(network, fragment);
  const nameOf = (id: string) => names.get(id) ?? id;
  const groups = fragment.groups.reduce<readonly Group[]>(
    (all, { layers, repeat }) => [
      ...all,
      { id: unusedGroupId({ ...network, groups: all }), layers: layers.map(nameOf), repeat },
    ],
    network.groups,
  );
  return succeed({
    layers: [
      ...network.layers,
      ...fragment.layers.map((layer) => ({ ...moved(layer, offset), id: nameOf(layer.id) })),
    ],
    connections: [
      ...network.connections,
      ...fragment.connections.map(([from, to]): Connection => [nameOf(from), nameOf(to)]),
    ],
    groups,
  });
}

/** What the fragment's layers are called once they are pasted. */
export function pastedNames(
  network: Network,
  fragment: NetworkFragment,
): ReadonlyMap<string, string> {
  const taken = new Set(network.layers.map(({ id }) => id));
  const names = new Map<string, string>();
  for (const { id } of fragment.layers) {
    const name = unusedIdLike(id, taken);
    names.set(id, name);
    taken.add(name);
  }
  return names;
}

function moved(layer: Layer, [x, y]: readonly [number, number]): Layer {
  if (layer.position === undefined) return layer;
  return { ...layer, position: [layer.position[0] + x, layer.position[1] + y] };
}
