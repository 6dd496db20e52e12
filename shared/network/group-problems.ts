import type { Group, Network } from './network';
import { networkProblems } from './network-problems';
import type { NetworkProblem, NetworkProblemCode } from './network-problems';
import { reachable } from './topology';

export interface GroupProblem {
  readonly group: string;
  readonly problem: NetworkProblem;
}

/**
 * Why a group cannot stand for copies in series. One value must come in (it may feed several members, as in a
 * residual block) and one must leave.
 */
export function groupProblems(network: Network): readonly GroupProblem[] {
  return network.groups.flatMap((group, index) => {
    const problem = problemOf(group, network, network.groups.slice(0, index));
    return problem === null ? [] : [{ group: group.id, problem }];
  });
}

function problemOf(
  group: Group,
  network: Network,
  earlier: readonly Group[],
): NetworkProblem | null {
  const layers = new Map(network.layers.map((layer) => [layer.id, layer]));
  const members = new Set(group.layers);

  const unknown = group.layers.find((id) => !layers.has(id));
  if (unknown !== undefined) {
    return problem(
      'group-unknown-layer',
      group,
      networkProblems['group-unknown-layer'](group.id, unknown),
    );
  }
  for (const other of earlier) {
    const shared = other.layers.find((id) => members.has(id));
    if (shared !== undefined) {
      const words = networkProblems['group-overlap'](group.id, shared, other.id);
      return problem('group-overlap', group, words);
    }
  }
  const types = group.layers.map((id) => layers.get(id)?.type);
  if (types.includes('input') || types.includes('output')) {
    return problem('group-with-end', group, networkProblems['group-with-end'](group.id));
  }
  return (
    connectionProblem(group, members, network) ?? copyNameProblem(group, new Set(layers.keys()))
  );
}

function connectionProblem(
  group: Group,
  members: ReadonlySet<string>,
  network: Network,
): NetworkProblem | null {
  const sources = new Set<string>();
  const feedsMember = new Set<string>();
  const feedsOutside = new Set<string>();
  for (const [from, to] of network.connections) {
    if (members.has(to) && !members.has(from)) sources.add(from);
    if (members.has(to) && members.has(from)) feedsMember.add(from);
    if (members.has(from) && !members.has(to)) feedsOutside.add(from);
  }
  if (!hangTogether(members, sources, network)) {
    return problem('group-not-connected', group, networkProblems['group-not-connected'](group.id));
  }
  if (sources.size > 1) {
    const words = networkProblems['group-several-entries'](group.id, [...sources]);
    return problem('group-several-entries', group, words);
  }
  const exits = group.layers.filter((id) => !feedsMember.has(id) || feedsOutside.has(id));
  if (exits.length > 1) {
    return problem(
      'group-several-exits',
      group,
      networkProblems['group-several-exits'](group.id, exits),
    );
  }
  const [exit] = exits;
  if (exit === undefined || feedsMember.has(exit)) {
    return problem('group-without-exit', group, networkProblems['group-without-exit'](group.id));
  }
  return null;
}

/** The members and the layers that feed them are one piece, directions aside. */
function hangTogether(
  members: ReadonlySet<string>,
  sources: ReadonlySet<string>,
  network: Network,
): boolean {
  const neighbours = new Map<string, string[]>([...members, ...sources].map((id) => [id, []]));
  for (const [from, to] of network.connections) {
    if (!members.has(to)) continue;
    neighbours.get(from)?.push(to);
    neighbours.get(to)?.push(from);
  }
  const [first] = members;
  return first === undefined || reachable([first], neighbours).size === neighbours.size;
}

function copyNameProblem(group: Group, taken: ReadonlySet<string>): NetworkProblem | null {
  for (const layer of group.layers) {
    for (let copy = 2; copy <= group.repeat; copy += 1) {
      const id = `${layer}~${copy}`;
      if (taken.has(id)) {
        const words = networkProblems['group-copy-name-taken'](group.id, id);
        return problem('group-copy-name-taken', group, words);
      }
    }
  }
  return null;
}

function problem(
  code: NetworkProblemCode,
  group: Group,
  words: Pick<NetworkProblem, 'message' | 'hint'>,
): NetworkProblem {
  const [first] = group.layers;
  return {
    code,
    ...words,
    ...(first === undefined ? {} : { place: { kind: 'layer', layer: first } }),
    fixes: [
      {
        title: 'Ungroup',
        detail: 'keeps one copy of its layers',
        edits: [{ kind: 'ungroup', group: group.id }],
      },
    ],
  };
}
