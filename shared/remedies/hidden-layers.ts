import type { Layer } from '../network/layer-types';
import type { Network } from '../network/network';
import { isHiddenWeightLayer, reachable, topologyOf } from '../network/topology';
import type { Topology } from '../network/topology';

export type HiddenLayer = Extract<Layer, { readonly type: 'dense' | 'conv-2d' }>;

/** A network with its wiring at hand, as the remedies look at it. */
export interface Wiring {
  readonly network: Network;
  readonly topology: Topology;
  readonly layers: ReadonlyMap<string, Layer>;
  /** Dense and convolution layers before the output, from input to output; projections on skip paths are not among them. */
  readonly hidden: readonly HiddenLayer[];
  /** Bias or not, the weight layers that only bring a skip path to its branch's shape. */
  readonly projections: readonly HiddenLayer[];
}

export function wiringOf(network: Network): Wiring {
  const topology = topologyOf(network);
  const layers = new Map(network.layers.map((layer) => [layer.id, layer]));
  const beforeOutput = ancestorsOfOutput(network, topology);
  const weightLayers = topology.order.flatMap((id) => {
    const layer = layers.get(id);
    return layer !== undefined && isHiddenWeightLayer(layer) && beforeOutput.has(id) ? [layer] : [];
  });
  const projections = weightLayers.filter(({ id }) => isProjection(id, topology, layers));
  const hidden = weightLayers.filter((layer) => !projections.includes(layer));
  return { network, topology, layers, hidden, projections };
}

/** A network without output is being drawn: all of it counts. */
function ancestorsOfOutput(network: Network, topology: Topology): ReadonlySet<string> {
  const outputs = network.layers.filter(({ type }) => type === 'output').map(({ id }) => id);
  if (outputs.length === 0) return new Set(topology.order);
  return reachable(outputs, topology.incoming);
}

/**
 * A layer that leads, without an activation, straight into an add whose other input is a branch (with an activation)
 * from the very same source: it is there for the shapes' sake alone.
 */
function isProjection(id: string, topology: Topology, layers: ReadonlyMap<string, Layer>): boolean {
  const source = onlyOne(topology.incoming.get(id));
  const end = lastOfChain(id, topology, layers);
  const join = onlyOne(topology.outgoing.get(end));
  if (source === null || join === null || layers.get(join)?.type !== 'add') return false;
  const others = (topology.incoming.get(join) ?? []).filter((input) => input !== end);
  const behindSource = reachable([source], topology.outgoing);
  return others.some((other) =>
    [...reachable([other], topology.incoming)].some(
      (between) =>
        between !== source &&
        behindSource.has(between) &&
        layers.get(between)?.type === 'activation',
    ),
  );
}

/** The layer itself, or the last normalization or dropout that follows it in single file. */
function lastOfChain(id: string, topology: Topology, layers: ReadonlyMap<string, Layer>): string {
  const follower = onlyFollower(id, topology);
  return follower !== null && passesThrough(layers.get(follower))
    ? lastOfChain(follower, topology, layers)
    : id;
}

/** The one layer that follows in single file: it has no other input, and nothing else follows. */
export function onlyFollower(id: string, topology: Topology): string | null {
  const follower = onlyOne(topology.outgoing.get(id));
  return follower !== null && topology.incoming.get(follower)?.length === 1 ? follower : null;
}

export function onlySource(id: string, topology: Topology): string | null {
  return onlyOne(topology.incoming.get(id));
}

/** The layers in single file behind a layer, up to the next one with weights. */
export function trailingLayers(id: string, { topology, layers }: Wiring): readonly Layer[] {
  const trailing: Layer[] = [];
  for (let next = onlyFollower(id, topology); next !== null; next = onlyFollower(next, topology)) {
    const layer = layers.get(next);
    if (layer === undefined || isHiddenWeightLayer(layer) || layer.type === 'output') break;
    trailing.push(layer);
  }
  return trailing;
}

/** The activation that a layer's value goes into: in single file, with nothing but normalization and dropout between. */
export function activationBehind(id: string, wiring: Wiring): Layer<'activation'> | null {
  for (const layer of trailingLayers(id, wiring)) {
    if (layer.type === 'activation') return layer;
    if (!passesThrough(layer)) return null;
  }
  return null;
}

function passesThrough(layer: Layer | undefined): boolean {
  return (
    layer?.type === 'batch-normalization' ||
    layer?.type === 'layer-normalization' ||
    layer?.type === 'dropout'
  );
}

function onlyOne(ids: readonly string[] | undefined): string | null {
  const [first, second] = ids ?? [];
  return first === undefined || second !== undefined ? null : first;
}
