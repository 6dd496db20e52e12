import { succeed } from '../../problems/problem';
import type { Result } from '../../problems/problem';
import type { Layer } from '../layer-types';
import type { Network } from '../network';
import { hasLayer, nameTaken, noSuchLayer } from './refusals';
import { rewire } from './rewire';

/** Adds a layer; with `after`, it takes that layer's place towards everything that follows it. */
export interface AddLayer {
  readonly kind: 'add-layer';
  readonly layer: Layer;
  readonly after?: string;
}

export function addLayer(network: Network, { layer, after }: AddLayer): Result<Network> {
  if (hasLayer(network, layer.id)) return nameTaken(layer.id);
  if (after === undefined) return succeed({ ...network, layers: [...network.layers, layer] });
  if (!hasLayer(network, after)) return noSuchLayer(after);

  const widened = { ...network, layers: insertedAfter(network.layers, after, layer) };
  const followers = network.connections.filter(([from]) => from === after).map(([, to]) => to);
  const rewired = rewire(widened, ([from, to]) => [from === after ? [layer.id, to] : [from, to]], [
    [after, layer.id],
  ]);
  return succeed(joinGroup(rewired, after, followers, layer.id));
}

/** What is put between two members of a repeated group is repeated with them. */
export function joinGroup(
  network: Network,
  from: string,
  followers: readonly string[],
  inserted: string,
): Network {
  const isInside = (members: readonly string[]) =>
    members.includes(from) && followers.some((id) => members.includes(id));
  if (!network.groups.some(({ layers }) => isInside(layers))) return network;
  const groups = network.groups.map((group) =>
    isInside(group.layers) ? { ...group, layers: [...group.layers, inserted] } : group,
  );
  return { ...network, groups };
}

/** The listing stays in reading order: a new layer stands behind the one it follows. */
export function insertedAfter(
  layers: readonly Layer[],
  id: string,
  ...inserted: readonly Layer[]
): readonly Layer[] {
  return layers.flatMap((layer) => (layer.id === id ? [layer, ...inserted] : [layer]));
}
