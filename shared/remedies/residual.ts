import type { DataShape } from '../data/data-set';
import { layerFrom } from '../network/layer-schema';
import { layerShape } from '../network/layer-types';
import type { Layer } from '../network/layer-types';
import type { Connection, Network } from '../network/network';
import { shapeText } from '../network/shape-text';
import { inferShapes } from '../network/shapes';
import type { NetworkShapes } from '../network/shapes';
import type { Problem } from '../problems/problem';
import { sameShape } from '../program/tensor-type';
import type { Shape } from '../program/tensor-type';
import {
  activationBehind,
  onlyFollower,
  onlySource,
  trailingLayers,
  wiringOf,
} from './hidden-layers';
import type { HiddenLayer, Wiring } from './hidden-layers';
import { insertBehind } from './insert-behind';
import { leaveAlone } from './remedy';
import type { Remedy } from './remedy';

function sumId(secondHidden: string): string {
  return `${secondHidden}~add`;
}

function skipId(secondHidden: string): string {
  return `${secondHidden}~skip`;
}

/** Two hidden layers and what the sum after them needs. */
interface Block {
  readonly first: HiddenLayer;
  readonly second: HiddenLayer;
  readonly activation: string;
  /** Brings the skip to the branch's shape; null: they have one shape. */
  readonly projection: Layer | null;
}

/**
 * Skip paths around two hidden layers each (He et al. 2016), the sum after the second activation: the first hidden
 * layer is the stem, blocks are (2,3), (4,5), ..., a leftover stays plain. Branches are scaled by 1/sqrt(number of
 * blocks), so that the sum of all of them stays of the size of one.
 */
export const residual: Remedy = (network, data) => {
  const found = findBlocks(network, data);
  const count = found.blocks.length + found.present;
  return {
    network: withSkips(network, found.blocks, count),
    leftAlone: found.leftAlone,
  };
};

interface FoundBlocks {
  readonly blocks: readonly Block[];
  /** Blocks that have their skip path already. */
  readonly present: number;
  readonly leftAlone: readonly Problem[];
}

/** Pairs hidden layers along the network; one that is not in single file with the next stays plain. */
export function findBlocks(network: Network, data: DataShape): FoundBlocks {
  const wiring = wiringOf(network);
  const shapes = inferShapes(network, data);
  const blocks: Block[] = [];
  const leftAlone: Problem[] = [];
  let present = 0;
  const [, ...hidden] = wiring.hidden;
  for (let index = 0; index + 1 < hidden.length;) {
    const first = hidden[index];
    const second = hidden[index + 1];
    if (first === undefined || second === undefined) break;
    const block = blockOf(first, second, wiring, shapes, data);
    if (block === 'apart') {
      index += 1;
      leftAlone.push(
        leaveAlone(
          first.id,
          'residual-branch',
          `${first.id} stays plain: the network branches around it.`,
        ),
      );
      continue;
    }
    index += 2;
    if (block === 'present') present += 1;
    else if ('code' in block) leftAlone.push(block);
    else blocks.push(block);
  }
  return { blocks, present, leftAlone };
}

function blockOf(
  first: HiddenLayer,
  second: HiddenLayer,
  wiring: Wiring,
  shapes: NetworkShapes,
  data: DataShape,
): Block | Problem | 'apart' | 'present' {
  const { topology } = wiring;
  const source = onlySource(first.id, topology);
  const between = trailingLayers(first.id, wiring);
  const beforeSecond = between.at(-1)?.id ?? first.id;
  if (source === null || onlyFollower(beforeSecond, topology) !== second.id) return 'apart';
  if (isSummed(second, source, wiring)) return 'present';

  const plain = (code: string, why: string) =>
    leaveAlone(second.id, code, `${first.id} and ${second.id} stay plain: ${why}.`);
  const activation = activationBehind(second.id, wiring);
  if (activation === null) {
    return plain('residual-no-activation', `${second.id} has no activation to sum after`);
  }
  if ([sumId(second.id), skipId(second.id)].some((id) => wiring.layers.has(id))) {
    return plain('overlay-name-taken', `the name ${sumId(second.id)} belongs to another layer`);
  }
  const from = shapes.layers.get(source)?.shape ?? null;
  const to = shapes.layers.get(activation.id)?.shape ?? null;
  if (from === null || to === null) {
    return plain('residual-shape-unknown', 'their shapes are not known yet');
  }
  if (sameShape(from, to)) return { first, second, activation: activation.id, projection: null };
  const strides = [first, ...between, second].reduce((all, layer) => all * stridesOf(layer), 1);
  const projection = projectionFor(skipId(second.id), to, strides);
  const projected = projection === null ? null : layerShape(projection, [from], data);
  if (projected === null || !('shape' in projected) || !sameShape(projected.shape, to)) {
    return plain('residual-shape', `no projection takes ${shapeText(from)} to ${shapeText(to)}`);
  }
  return { first, second, activation: activation.id, projection };
}

/** Whether the block's end, before or after its activation, is summed with what comes from the block's source. */
function isSummed(second: HiddenLayer, source: string, wiring: Wiring): boolean {
  const { topology, layers } = wiring;
  const ends = [second, ...trailingLayers(second.id, wiring)];
  const joins = ends.flatMap(({ id }) => topology.outgoing.get(id) ?? []);
  const projections = new Set(wiring.projections.map(({ id }) => id));
  return joins.some(
    (join) =>
      layers.get(join)?.type === 'add' &&
      topology.incoming
        .get(join)
        ?.some(
          (input) =>
            input === source || (projections.has(input) && onlySource(input, topology) === source),
        ),
  );
}

function stridesOf(layer: Layer): number {
  switch (layer.type) {
    case 'conv-2d':
      return layer.strides;
    case 'max-pooling-2d':
    case 'average-pooling-2d':
      return layer.strides ?? layer.poolSize;
    default:
      return 1;
  }
}

/** Bias-free and Glorot: a dense layer for vectors, a 1 x 1 convolution for images. */
function projectionFor(id: string, to: Shape, strides: number): Layer | null {
  const weights = { initializer: { type: 'glorot-uniform' }, useBias: false };
  const units = to.at(-1);
  if (to.length === 1) return layerFrom({ id, type: 'dense', units, ...weights });
  if (to.length !== 3) return null;
  const one = { filters: units, kernelSize: 1, strides, padding: 'same' };
  return layerFrom({ id, type: 'conv-2d', ...one, ...weights });
}

/** All sums first, so that a block whose source is another block's end starts from its sum. */
function withSkips(network: Network, blocks: readonly Block[], count: number): Network {
  const scales = [1 / Math.sqrt(count), 1];
  const sums = blocks.map(
    ({ second, activation }) =>
      [activation, layerFrom({ id: sumId(second.id), type: 'add', scales })] as const,
  );
  const summed = insertBehind(network, new Map(sums));
  const sources = new Map(summed.connections.map(([from, to]) => [to, from]));
  const skips = blocks.map((block) => skipOf(block, sources.get(block.first.id)));
  const projections = new Map(
    blocks.map(({ second, projection }) => [sumId(second.id), projection]),
  );
  return {
    ...summed,
    layers: summed.layers.flatMap((layer) => {
      const projection = projections.get(layer.id) ?? null;
      return projection === null ? [layer] : [projection, layer];
    }),
    connections: [...summed.connections, ...skips.flat()],
  };
}

function skipOf({ second, projection }: Block, source: string | undefined): readonly Connection[] {
  if (source === undefined) throw new Error(`Nothing comes into the block of ${second.id}.`);
  const sum = sumId(second.id);
  if (projection === null) return [[source, sum]];
  return [
    [source, projection.id],
    [projection.id, sum],
  ];
}
