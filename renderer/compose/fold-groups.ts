import { copyId } from '../../shared/network/expand';
import { groupProblems } from '../../shared/network/group-problems';
import type { Layer } from '../../shared/network/layer-types';
import type { Group, Network } from '../../shared/network/network';
import { canvasModel, membersOf, nodesByLayer, tailOf } from './canvas-model';
import type { CanvasEdge, CanvasModel, CanvasNode, FoldedGroup } from './canvas-model';
import { nodeTitle } from './layer-words';

/** The network as nodes, every sound group that is folded as one of them. */
export function foldedModel(network: Network, isFolded: (group: string) => boolean): CanvasModel {
  const faulty = new Set(groupProblems(network).map(({ group }) => group));
  return network.groups
    .filter(({ id }) => isFolded(id) && !faulty.has(id))
    .reduce(withFolded, canvasModel(network));
}

function withFolded(model: CanvasModel, group: Group): CanvasModel {
  const ids = new Set(group.layers.flatMap((layer) => model.nodeOf.get(layer)?.id ?? []));
  const inside = model.nodes.filter(({ id }) => ids.has(id));
  const node = foldedNode(group, inside, model.edges);
  if (node === null) return model;

  const nodes = model.nodes.flatMap((candidate) =>
    candidate === inside[0] ? [node] : ids.has(candidate.id) ? [] : [candidate],
  );
  const endOf = (id: string) => (ids.has(id) ? node.id : id);
  const edges = model.edges
    .filter(({ source, target }) => !(ids.has(source) && ids.has(target)))
    .map((edge) => ({ ...edge, source: endOf(edge.source), target: endOf(edge.target) }));
  return { nodes, edges: merged(edges), nodeOf: nodesByLayer(nodes) };
}

function foldedNode(
  group: Group,
  nodes: readonly CanvasNode[],
  edges: readonly CanvasEdge[],
): CanvasNode | null {
  const ids = new Set(nodes.map(({ id }) => id));
  const inner = edges.filter(({ source, target }) => ids.has(source) && ids.has(target));
  const fed = new Set(inner.map(({ target }) => target));
  const feeding = new Set(inner.map(({ source }) => source));
  const entry = nodes.find(({ id }) => !fed.has(id)) ?? nodes[0];
  const exit = nodes.find(({ id }) => !feeding.has(id)) ?? nodes[nodes.length - 1];
  if (entry === undefined || exit === undefined) return null;
  return {
    id: entry.id,
    layer: entry.layer,
    docked: [],
    folded: { group, nodes, edges: inner, exit: tailOf(exit) },
  };
}

/** One arrow between two nodes, however many layers of a folded group it feeds. */
function merged(edges: readonly CanvasEdge[]): readonly CanvasEdge[] {
  const byEnds = new Map<string, CanvasEdge>();
  for (const edge of edges) {
    const ends = `${edge.source}/${edge.target}`;
    const known = byEnds.get(ends);
    byEnds.set(
      ends,
      known === undefined
        ? edge
        : { ...known, others: [...known.others, edge.connection, ...edge.others] },
    );
  }
  return [...byEnds.values()];
}

/** The layers that a new connection to the node feeds: all of a folded group's that are fed from outside. */
export function entriesOf(node: CanvasNode, { connections }: Network): readonly string[] {
  if (node.folded === null) return [node.id];
  const members = new Set(membersOf(node).map(({ id }) => id));
  const fed = connections.filter(([from, to]) => members.has(to) && !members.has(from));
  return fed.length === 0 ? [node.id] : [...new Set(fed.map(([, to]) => to))];
}

/** The inside of a folded group in a few signs, in the order of the signal: "32", "32", "+", and whether a path leads around. */
export function blockSketch({ nodes }: FoldedGroup): {
  readonly parts: readonly string[];
  readonly skip: boolean;
} {
  const all = nodes.map(({ layer }) => partWords(layer));
  const parts = all.length <= mostParts ? all : [...all.slice(0, mostParts - 1), '…'];
  return { parts, skip: isResidual(nodes) };
}

/** More do not fit a node. */
const mostParts = 4;

function partWords(layer: Layer): string {
  switch (layer.type) {
    case 'dense':
      return String(layer.units);
    case 'conv-2d':
      return String(layer.filters);
    case 'add':
      return '+';
    default:
      return nodeTitle(layer);
  }
}

/** What ResNet calls a building block is called so; a single layer by its name. */
export function groupTitle({ nodes }: FoldedGroup): string {
  if (isResidual(nodes)) return 'Residual';
  const [only] = nodes;
  return nodes.length === 1 && only !== undefined ? nodeTitle(only.layer) : 'Block';
}

function isResidual(nodes: readonly CanvasNode[]): boolean {
  return nodes.some(({ layer }) => layer.type === 'add');
}

/** Weight layers of all copies, by depth; of very many evenly spread ones. */
export function weightCopies(
  { group }: FoldedGroup,
  depths: ReadonlyMap<string, number>,
): readonly { readonly layer: string; readonly depth: number }[] {
  const copies = Array.from({ length: group.repeat }, (_, index) => index + 1).flatMap((copy) =>
    group.layers.flatMap((id) => {
      const layer = copyId(id, copy);
      const depth = depths.get(layer);
      return depth === undefined ? [] : [{ layer, depth }];
    }),
  );
  copies.sort((one, other) => one.depth - other.depth);
  if (copies.length <= mostMeters) return copies;
  const step = (copies.length - 1) / (mostMeters - 1);
  return Array.from({ length: mostMeters }, (_, index) => copies[Math.round(index * step)]).filter(
    (copy) => copy !== undefined,
  );
}

const mostMeters = 24;
