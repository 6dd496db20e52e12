import { succeed } from '../../problems/problem';
import type { Result } from '../../problems/problem';
import type { Connection, Network } from '../network';
import { hasConnection, hasLayer, noSuchLayer } from './refusals';
import { rewire } from './rewire';

/** Removes layers; with `heal`, what fed a removed layer feeds what followed it. */
export interface RemoveLayers {
  readonly kind: 'remove-layers';
  readonly layers: readonly string[];
  readonly heal: boolean;
}

export function removeLayers(network: Network, { layers, heal }: RemoveLayers): Result<Network> {
  const unknown = layers.find((id) => !hasLayer(network, id));
  if (unknown !== undefined) return noSuchLayer(unknown);
  return succeed(layers.reduce((left, id) => withoutLayer(left, id, heal), network));
}

function withoutLayer(network: Network, id: string, heal: boolean): Network {
  const sources = network.connections.filter(([, to]) => to === id).map(([from]) => from);
  const rewired = rewire(network, ([from, to]) => {
    if (to === id) return null;
    if (from !== id) return [[from, to]];
    return heal ? healed(network, sources, id, to) : null;
  });
  return {
    layers: rewired.layers.filter((layer) => layer.id !== id),
    connections: rewired.connections,
    groups: rewired.groups.flatMap((group) => {
      if (!group.layers.includes(id)) return [group];
      const left = group.layers.filter((member) => member !== id);
      return left.length === 0 ? [] : [{ ...group, layers: left }];
    }),
  };
}

function healed(
  network: Network,
  sources: readonly string[],
  removed: string,
  to: string,
): readonly Connection[] {
  return sources
    .filter((from) => from !== removed && from !== to && !hasConnection(network, from, to))
    .map((from): Connection => [from, to]);
}
