import type { DataShape } from '../data/data-set';
import { copyId, repeatedId, withoutPosition } from '../network/expand';
import type { Layer } from '../network/layer-types';
import type { Connection, Network } from '../network/network';
import { inferShapes } from '../network/shapes';
import type { Problem } from '../problems/problem';
import { sameShape } from '../program/tensor-type';
import { wiringOf } from './hidden-layers';
import type { Remedy, RemedyResult } from './remedy';
import { stagesOf } from './trunk';
import type { Stage } from './trunk';

/** Number of hidden layers that the depth stepper counts. */
export function hiddenDepth(network: Network): number {
  return wiringOf(network).hidden.length;
}

/**
 * Brings the network to a number of hidden layers: fewer by dropping the last ones, more by repeating the last one of
 * equal shape. A block with branches is dropped or repeated as a whole.
 */
export function depth(hiddenLayers: number): Remedy {
  return (network, data) => {
    const present = hiddenDepth(network);
    if (hiddenLayers < present) return shrink(network, present - hiddenLayers);
    if (hiddenLayers > present) return grow(network, hiddenLayers - present, data);
    return { network, leftAlone: [] };
  };
}

function shrink(network: Network, surplus: number): RemedyResult {
  let shorter = network;
  let left = surplus;
  for (const stage of [...stagesOf(network)].reverse()) {
    if (left === 0) break;
    if (stage.hidden.length > left) {
      return { network: shorter, leftAlone: [keptWhole(stage, left)] };
    }
    shorter = withoutStage(shorter, stage);
    left -= stage.hidden.length;
  }
  return { network: shorter, leftAlone: left === 0 ? [] : [outOfReach(left, 'dropped')] };
}

function withoutStage(network: Network, stage: Stage): Network {
  const dropped = new Set(stage.layers);
  return {
    layers: network.layers.filter(({ id }) => !dropped.has(id)),
    connections: network.connections.flatMap(([from, to]): readonly Connection[] => {
      if (dropped.has(to)) return [];
      if (!dropped.has(from)) return [[from, to]];
      return from === stage.exit ? [[stage.source, to]] : [];
    }),
    groups: network.groups,
  };
}

function grow(network: Network, missing: number, data: DataShape): RemedyResult {
  let deeper = network;
  let left = missing;
  while (left > 0) {
    const stretch = repeatable(deeper, left, data);
    if (stretch === null) return { network: deeper, leftAlone: [outOfReach(left, 'repeated')] };
    const copies = Math.floor(left / stretch.hidden.length);
    deeper = repeated(deeper, stretch, copies);
    left -= copies * stretch.hidden.length;
  }
  return { network: deeper, leftAlone: [] };
}

/**
 * The last stage of at most so many hidden layers whose output has the shape of its input; where there is none, the
 * last layer that can follow itself (its copies have the shape that it gives).
 */
function repeatable(network: Network, most: number, data: DataShape): Stage | null {
  const { layers } = inferShapes(network, data);
  const byId = new Map(network.layers.map((layer) => [layer.id, layer]));
  const shapeOf = (id: string) => layers.get(id)?.shape ?? null;
  const stretches = stagesOf(network)
    .filter(({ hidden }) => hidden.length <= most)
    .map((stage) => shapeKeepingPart(stage, byId))
    .reverse();
  const keepsShape = ({ source, exit }: Stage) => {
    const before = shapeOf(source);
    const after = shapeOf(exit);
    return before !== null && after !== null && sameShape(before, after);
  };
  return (
    stretches.find(keepsShape) ?? stretches.find((stage) => followsItself(stage, byId)) ?? null
  );
}

/** A stage in single file without the pooling or flattening at its end; one with branches as it is. */
function shapeKeepingPart(stage: Stage, byId: ReadonlyMap<string, Layer>): Stage {
  const [first, ...trailing] = stage.layers;
  if (first === undefined || !stage.inSingleFile) return stage;
  const changes = trailing.findIndex((id) => !keepsShape(byId.get(id)));
  if (changes === -1) return stage;
  const layers = [first, ...trailing.slice(0, changes)];
  return { ...stage, layers, exit: layers.at(-1) ?? first };
}

function keepsShape(layer: Layer | undefined): boolean {
  return (
    layer?.type === 'activation' ||
    layer?.type === 'batch-normalization' ||
    layer?.type === 'layer-normalization' ||
    layer?.type === 'dropout'
  );
}

function followsItself(stage: Stage, byId: ReadonlyMap<string, Layer>): boolean {
  const [first, ...trailing] = stage.layers;
  const layer = first === undefined ? undefined : byId.get(first);
  if (!stage.inSingleFile || !trailing.every((id) => keepsShape(byId.get(id)))) return false;
  if (layer?.type === 'dense') return true;
  return layer?.type === 'conv-2d' && layer.strides === 1 && layer.padding === 'same';
}

function repeated(network: Network, stage: Stage, copies: number): Network {
  const members = new Set(stage.layers);
  const originals = network.layers.filter(({ id }) => members.has(id));
  const internal = network.connections.filter(([, to]) => members.has(to));
  const taken = new Set(network.layers.map(({ id }) => id));
  const layers: Layer[] = [];
  const connections: Connection[] = [];
  let exit = stage.exit;
  for (let copy = 0; copy < copies; copy += 1) {
    const nameOf = copyNames(stage.layers, taken);
    const before = exit;
    exit = nameOf(stage.exit);
    for (const layer of originals) {
      layers.push({ ...withoutPosition(layer), id: nameOf(layer.id) });
      taken.add(nameOf(layer.id));
    }
    for (const [from, to] of internal) {
      connections.push([members.has(from) ? nameOf(from) : before, nameOf(to)]);
    }
  }
  const last = originals.at(-1);
  return {
    layers: network.layers.flatMap((layer) => (layer === last ? [layer, ...layers] : [layer])),
    connections: [
      ...network.connections.map(([from, to]): Connection => [
        from === stage.exit && !members.has(to) ? exit : from,
        to,
      ]),
      ...connections,
    ],
    groups: network.groups,
  };
}

/**
 * Names `<id>~k` with the least k that is free for all of them. A copy is named after the layer that it goes back to, so
 * that growing twice gives the names, and with them the starting weights, of growing once.
 */
function copyNames(ids: readonly string[], taken: ReadonlySet<string>): (id: string) => string {
  const named = (id: string, copy: number) => copyId(repeatedId(id), copy);
  let copy = 2;
  while (ids.some((id) => taken.has(named(id, copy)))) copy += 1;
  return (id) => named(id, copy);
}

function keptWhole({ layers, hidden }: Stage, surplus: number): Problem {
  const message = `The depth stays ${surplus} above what was asked: the block ${hidden.join(', ')} has branches and goes as a whole.`;
  return atFirst(layers, 'depth-block', message);
}

function outOfReach(left: number, done: string): Problem {
  const message = `${left} hidden ${left === 1 ? 'layer' : 'layers'} could not be ${done}: the network has no layer in single file for it.`;
  return { code: 'depth-out-of-reach', message };
}

function atFirst([first]: readonly string[], code: string, message: string): Problem {
  return first === undefined
    ? { code, message }
    : { code, message, place: { kind: 'layer', layer: first } };
}
