import type { Layer } from '../../shared/network/layer-types';
import type { Connection, Group, Network } from '../../shared/network/network';
import { isHiddenWeightLayer, topologyOf } from '../../shared/network/topology';

/**
 * What stands on the canvas as one node: a layer and the normalization and activation that dock on it as chips, or a
 * repeated group that is folded. Ten dense layers with their activations are twelve nodes, input and output included.
 */
export interface CanvasNode {
  /** Id of the host layer; of a folded group, of the layer that its signal enters first. */
  readonly id: string;
  readonly layer: Layer;
  /** In the order of the signal: normalization first, then the activation. */
  readonly docked: readonly Layer[];
  readonly folded: FoldedGroup | null;
}

/** What a folded node keeps out of sight. */
export interface FoldedGroup {
  readonly group: Group;
  readonly nodes: readonly CanvasNode[];
  readonly edges: readonly CanvasEdge[];
  /** The layer whose value leaves the group. */
  readonly exit: Layer;
}

/** An arrow between two nodes, and the connections of layers that it stands for: several where it enters a folded group. */
export interface CanvasEdge {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly connection: Connection;
  readonly others: readonly Connection[];
}

export interface CanvasModel {
  readonly nodes: readonly CanvasNode[];
  readonly edges: readonly CanvasEdge[];
  /** From every layer to the node that shows it. */
  readonly nodeOf: ReadonlyMap<string, CanvasNode>;
}

type Drawing = Pick<Network, 'layers' | 'connections'> & Partial<Pick<Network, 'groups'>>;

export function canvasModel(network: Drawing): CanvasModel {
  const layers = new Map(network.layers.map((layer) => [layer.id, layer]));
  const groupOf = new Map(
    network.groups?.flatMap((group) => group.layers.map((layer) => [layer, group.id] as const)),
  );
  const { incoming, outgoing } = topologyOf(network);

  const docked = new Map<string, readonly Layer[]>();
  for (const layer of network.layers) {
    if (isHiddenWeightLayer(layer)) docked.set(layer.id, dockedOn(layer));
  }
  const guests = new Set([...docked.values()].flat().map(({ id }) => id));

  const nodes = network.layers
    .filter(({ id }) => !guests.has(id))
    .map((layer): CanvasNode => ({
      id: layer.id,
      layer,
      docked: docked.get(layer.id) ?? [],
      folded: null,
    }));
  const nodeOf = nodesByLayer(nodes);
  return { nodes, edges: edgesBetween(network.connections, nodeOf, guests), nodeOf };

  /** Follows single connections: a branch, a join or the end of a group in between keeps the layers apart. */
  function dockedOn(host: Layer): readonly Layer[] {
    const chain: Layer[] = [];
    let tail: Layer = host;
    for (;;) {
      const followers: readonly string[] = outgoing.get(tail.id) ?? [];
      const next = layers.get(followers[0] ?? '');
      if (followers.length !== 1 || next === undefined) return chain;
      if (incoming.get(next.id)?.length !== 1 || !docks(next, tail)) return chain;
      if (groupOf.get(next.id) !== groupOf.get(host.id)) return chain;
      chain.push(next);
      tail = next;
    }
  }
}

/** Host first, then what is docked on it; all layers of a folded group. */
export function membersOf(node: CanvasNode): readonly Layer[] {
  return node.folded?.nodes.flatMap(membersOf) ?? [node.layer, ...node.docked];
}

/** The layer that an arrow out of the node comes from. */
export function tailOf(node: CanvasNode): Layer {
  return node.folded?.exit ?? node.docked[node.docked.length - 1] ?? node.layer;
}

export function nodesByLayer(nodes: readonly CanvasNode[]): ReadonlyMap<string, CanvasNode> {
  return new Map(
    nodes.flatMap((node) => membersOf(node).map((layer) => [layer.id, node] as const)),
  );
}

/** Where a new layer goes that is dropped on a node: normalization before the activation, all else behind it. */
export function insertionPoint(node: CanvasNode, type: Layer['type']): Layer {
  if (node.folded !== null || !isNormalization(type)) return tailOf(node);
  const before = membersOf(node).filter((layer) => layer.type !== 'activation');
  return before[before.length - 1] ?? node.layer;
}

export function edgeId([from, to]: Connection): string {
  return `${from}/${to}`;
}

function docks(layer: Layer, tail: Layer): boolean {
  if (isNormalization(layer.type)) return isHiddenWeightLayer(tail);
  return layer.type === 'activation' && tail.type !== 'activation';
}

function isNormalization(type: Layer['type']): boolean {
  return type === 'batch-normalization' || type === 'layer-normalization';
}

function edgesBetween(
  connections: readonly Connection[],
  nodeOf: ReadonlyMap<string, CanvasNode>,
  guests: ReadonlySet<string>,
): readonly CanvasEdge[] {
  return connections.flatMap((connection): CanvasEdge[] => {
    const [from, to] = connection;
    const source = nodeOf.get(from);
    const target = nodeOf.get(to);
    if (source === undefined || target === undefined || guests.has(to)) return [];
    const ends = { source: source.id, target: target.id };
    return [{ id: edgeId(connection), ...ends, connection, others: [] }];
  });
}
