import * as v from 'valibot';
import { fail, succeed } from '../../problems/problem';
import type { Result } from '../../problems/problem';
import { layerIdSchema } from '../layer-schema';
import type { Connection, Network } from '../network';
import { hasLayer, nameTaken, noSuchLayer } from './refusals';

/** Renames a layer everywhere. Starting weights come from seed and name: a renamed layer starts from other ones. */
export interface RenameLayer {
  readonly kind: 'rename-layer';
  readonly layer: string;
  readonly to: string;
}

export function renameLayer(network: Network, { layer, to }: RenameLayer): Result<Network> {
  if (!hasLayer(network, layer)) return noSuchLayer(layer);
  if (layer === to) return succeed(network);
  if (hasLayer(network, to)) return nameTaken(to);
  const checked = v.safeParse(layerIdSchema, to);
  if (!checked.success) {
    return fail({
      code: 'name-refused',
      message: `A layer cannot be named ${JSON.stringify(to)}.`,
      hint: `It needs ${checked.issues[0].message}.`,
      place: { kind: 'layer', layer },
    });
  }
  const renamed = (id: string) => (id === layer ? to : id);
  return succeed({
    layers: network.layers.map((other) => (other.id === layer ? { ...other, id: to } : other)),
    connections: network.connections.map(([from, into]): Connection => [
      renamed(from),
      renamed(into),
    ]),
    groups: network.groups.map((group) => ({ ...group, layers: group.layers.map(renamed) })),
  });
}
