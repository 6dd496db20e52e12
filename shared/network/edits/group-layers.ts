import { fail, succeed } from '../../problems/problem';
import type { Result } from '../../problems/problem';
import { groupProblems } from '../group-problems';
import { unusedGroupId } from '../layer-ids';
import type { Network } from '../network';
import { hasLayer, noSuchLayer } from './refusals';

/** Lets connected layers stand for n copies in series; they are listed as in the network, in whatever order they were chosen. */
export interface GroupLayers {
  readonly kind: 'group-layers';
  readonly layers: readonly string[];
  readonly repeat: number;
}

export function groupLayers(network: Network, { layers, repeat }: GroupLayers): Result<Network> {
  const unknown = layers.find((id) => !hasLayer(network, id));
  if (unknown !== undefined) return noSuchLayer(unknown);
  if (layers.length === 0) {
    return fail({ code: 'nothing-to-group', message: 'There are no layers to repeat.' });
  }
  const id = unusedGroupId(network);
  const members = network.layers.flatMap((layer) => (layers.includes(layer.id) ? [layer.id] : []));
  const group = { id, layers: members, repeat };
  const grouped = { ...network, groups: [...network.groups, group] };
  const found = groupProblems(grouped).find(({ group }) => group === id);
  return found === undefined ? succeed(grouped) : fail(found.problem);
}
