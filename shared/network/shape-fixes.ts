import { elementCount } from '../program/tensor-type';
import { sameShape } from '../program/tensor-type';
import type { Shape } from '../program/tensor-type';
import type { NetworkEdit } from './edits';
import { layerTitle } from './layer-title';
import type { Layer } from './layer-types';
import type { Network } from './network';
import type { Fix } from './network-problems';
import { newLayer } from './new-layer';
import { shapeText } from './shape-text';
import { reachable, topologyOf } from './topology';

/** Ways out of a problem that a layer has with the shapes of its inputs. */
export function shapeFixes(
  network: Network,
  layer: Layer,
  sources: readonly string[],
  shapes: readonly Shape[],
): readonly Fix[] {
  if (layer.type !== 'add') return [];
  const [first] = shapes;
  if (first !== undefined && shapes.every((shape) => sameShape(shape, first))) {
    return [forgetScales(layer)];
  }
  if (sources.length !== 2) return [concatenateInstead(layer, shapes)].flatMap(present);
  const join = twoPaths(network, layer, sources, shapes);
  if (join === null) return [];
  return [
    projectSkip(network, join),
    resizeBranch(network, join),
    concatenateInstead(layer, shapes),
  ].flatMap(present);
}

interface Path {
  readonly source: string;
  readonly shape: Shape;
}

interface Join {
  readonly layer: Layer;
  /** The path past the branch. */
  readonly skip: Path;
  /** The path through more layers: what the join is drawn for. */
  readonly branch: Path;
}

/** The skip is the path whose source lies above the other one's; of two unrelated paths the first. */
function twoPaths(
  network: Network,
  layer: Layer,
  [first, second]: readonly string[],
  [firstShape, secondShape]: readonly Shape[],
): Join | null {
  if (first === undefined || second === undefined) return null;
  if (firstShape === undefined || secondShape === undefined) return null;
  const one = { source: first, shape: firstShape };
  const other = { source: second, shape: secondShape };
  const aboveFirst = reachable([first], topologyOf(network).incoming);
  return aboveFirst.has(second)
    ? { layer, skip: other, branch: one }
    : { layer, skip: one, branch: other };
}

/** A bias-free dense layer (1 x 1 convolution for images of one size) on the skip path gives it the branch's shape. */
function projectSkip(network: Network, { layer, skip, branch }: Join): Fix | null {
  const projection = projectionTo(network, skip.shape, branch.shape);
  if (projection === null) return null;
  const units = branch.shape.at(-1) ?? 0;
  const weights =
    projection.type === 'dense'
      ? elementCount(skip.shape) * units
      : (skip.shape.at(-1) ?? 0) * units;
  const kind = projection.type === 'dense' ? `Dense ${units}` : `1 × 1 convolution ${units}`;
  return {
    title: `Project the skip ${shapeText(skip.shape)} → ${shapeText(branch.shape)}`,
    detail: `adds a ${kind} without bias, ${grouped(weights)} parameters`,
    edits: [{ kind: 'insert-on-connection', from: skip.source, to: layer.id, layer: projection }],
  };
}

function projectionTo(network: Network, from: Shape, to: Shape): Layer | null {
  const units = to.at(-1);
  if (units === undefined) return null;
  const weights = { initializer: { type: 'glorot-uniform' }, useBias: false };
  if (to.length === 1) return newLayer(network, 'dense', { units, ...weights });
  const sameSize = from.length === to.length && sameShape(from.slice(0, -1), to.slice(0, -1));
  if (to.length !== 3 || !sameSize) return null;
  return newLayer(network, 'conv-2d', { filters: units, kernelSize: 1, ...weights });
}

/** The layer that decides the branch's width gets the skip's. */
function resizeBranch(network: Network, { skip, branch }: Join): Fix | null {
  const width = skip.shape.at(-1);
  if (width === undefined || skip.shape.length !== branch.shape.length) return null;
  if (!sameShape(skip.shape.slice(0, -1), branch.shape.slice(0, -1))) return null;
  const layer = widthGiver(network, branch.source);
  if (layer === null) return null;
  const field = layer.type === 'dense' ? 'units' : 'filters';
  const edits: NetworkEdit[] = [{ kind: 'change-field', layer: layer.id, field, value: width }];
  return {
    title: `Give ${layerTitle(layer)} ${width} ${field}`,
    detail: `instead of ${branch.shape.at(-1) ?? 0}, so that both paths have the same shape`,
    edits,
  };
}

/** The nearest dense or convolution above (or at) a layer, along layers that keep the width. */
function widthGiver(
  network: Network,
  from: string,
): Extract<Layer, { readonly type: 'dense' | 'conv-2d' }> | null {
  const { incoming } = topologyOf(network);
  const layers = new Map(network.layers.map((layer) => [layer.id, layer]));
  const seen = new Set<string>();
  for (let id: string | undefined = from; id !== undefined && !seen.has(id);) {
    seen.add(id);
    const layer = layers.get(id);
    if (layer?.type === 'dense' || layer?.type === 'conv-2d') return layer;
    const sources: readonly string[] = incoming.get(id) ?? [];
    if (layer === undefined || layer.type === 'flatten' || sources.length !== 1) return null;
    id = sources[0];
  }
  return null;
}

function concatenateInstead(layer: Layer, shapes: readonly Shape[]): Fix | null {
  const [first] = shapes;
  const leading = first?.slice(0, -1) ?? [];
  if (!shapes.every((shape) => sameShape(shape.slice(0, -1), leading))) return null;
  const width = shapes.reduce((sum, shape) => sum + (shape.at(-1) ?? 0), 0);
  return {
    title: 'Concatenate instead',
    detail: `gives ${shapeText([...leading, width])} values, keeps both paths`,
    edits: [{ kind: 'replace-layer', layer: layer.id, by: { id: layer.id, type: 'concatenate' } }],
  };
}

function forgetScales(layer: Layer): Fix {
  return {
    title: 'Scale every input by 1',
    detail: 'takes the list of scales away',
    edits: [{ kind: 'change-field', layer: layer.id, field: 'scales', value: undefined }],
  };
}

function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/gu, ',');
}

function present<Value>(value: Value | null): readonly Value[] {
  return value === null ? [] : [value];
}
