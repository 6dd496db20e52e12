import type { Connection, Group, Network } from './network';
import type { Layer } from './layer-types';
import { groupProblems } from './group-problems';
import type { NetworkProblem } from './network-problems';

/** A network with its groups written out, and where its copies come from. */
export interface ExpandedNetwork {
  /** Of its groups only the faulty ones are left, so that whoever looks at it next reports them too. */
  readonly network: Network;
  /** From the id of a copy (`<id>~k`, k > 1) to the drawn layer it repeats. */
  readonly copies: ReadonlyMap<string, CopyOf>;
  /** Groups that cannot be repeated stand for one copy of their layers, and say why. */
  readonly problems: readonly NetworkProblem[];
}

export interface CopyOf {
  readonly layer: string;
  readonly group: string;
  /** 2 for the first copy. */
  readonly copy: number;
}

/** Id of the k-th copy of a layer; the first copy is the layer itself. */
export function copyId(id: string, copy: number): string {
  return copy === 1 ? id : `${id}~${copy}`;
}

/** Id of the layer that a copy repeats; of a layer that is none, its own. */
export function repeatedId(id: string): string {
  return id.replace(/~\d+$/u, '');
}

/** Writes every group out as its copies in series. */
export function expandGroups(drawn: Network): ExpandedNetwork {
  const problems = groupProblems(drawn);
  const faulty = new Set(problems.map(({ group }) => group));
  const copies = new Map<string, CopyOf>();
  let network: Network = drawn;
  for (const group of drawn.groups) {
    if (faulty.has(group.id)) continue;
    for (let copy = 2; copy <= group.repeat; copy += 1) {
      for (const layer of group.layers) {
        copies.set(copyId(layer, copy), { layer, group: group.id, copy });
      }
    }
    network = writtenOut(network, group);
  }
  const left = drawn.groups.filter(({ id }) => faulty.has(id));
  return {
    network: network.groups.length === left.length ? network : { ...network, groups: left },
    copies,
    problems: problems.map(({ problem }) => problem),
  };
}

function writtenOut(network: Network, group: Group): Network {
  const members = new Set(group.layers);
  const copyNumbers = Array.from({ length: group.repeat - 1 }, (_, index) => index + 2);
  const exit = exitOf(network, members);

  const firstCopy = network.connections.map(([from, to]): Connection =>
    from === exit && !members.has(to) ? [copyId(exit, group.repeat), to] : [from, to],
  );
  const intoMembers = network.connections.filter(([, to]) => members.has(to));
  const laterCopies = copyNumbers.flatMap((copy) =>
    intoMembers.map(([from, to]): Connection => [
      members.has(from) ? copyId(from, copy) : copyId(exit, copy - 1),
      copyId(to, copy),
    ]),
  );
  return {
    layers: withCopies(network.layers, members, copyNumbers),
    connections: [...firstCopy, ...laterCopies],
    groups: network.groups,
  };
}

/** The member whose value leaves the group; groupProblems has made sure that there is exactly one. */
function exitOf(network: Network, members: ReadonlySet<string>): string {
  const feedsMember = new Set(
    network.connections.filter(([, to]) => members.has(to)).map(([from]) => from),
  );
  const exit = [...members].find((id) => !feedsMember.has(id));
  if (exit === undefined) throw new Error('A group without an exit was not reported.');
  return exit;
}

/** The copies stand behind the last member, so that the listing stays in reading order. */
function withCopies(
  layers: readonly Layer[],
  members: ReadonlySet<string>,
  copyNumbers: readonly number[],
): readonly Layer[] {
  const originals = layers.filter(({ id }) => members.has(id));
  const last = originals.at(-1);
  const copies = copyNumbers.flatMap((copy) =>
    originals.map((layer) => ({ ...withoutPosition(layer), id: copyId(layer.id, copy) })),
  );
  return layers.flatMap((layer) => (layer === last ? [layer, ...copies] : [layer]));
}

/** Two layers in one place would hide each other; the layout places what has no position. */
export function withoutPosition(layer: Layer): Layer {
  const { position, ...rest } = layer;
  return position === undefined ? layer : rest;
}
