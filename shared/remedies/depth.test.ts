import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Network } from '../network/network';
import { chainFromChoices } from '../network/testing/network-from-choices';
import {
  activation,
  chainOf,
  dense,
  idsOf,
  imageData,
  layer,
  networkOf,
  plainNetwork,
  planeData,
  series,
} from '../network/testing/sample-networks';
import { topologyOf } from '../network/topology';
import { depth, hiddenDepth } from './depth';

function ofDepth(network: Network, hidden: number, data = planeData): Network {
  return depth(hidden)(network, data).network;
}

/** input -> stem -> two residual blocks of two layers -> output. */
const residualBlocks = networkOf(
  [
    layer('input', 'input'),
    ...[dense('d1'), activation('a1')],
    ...[dense('d2'), activation('a2'), dense('d3'), activation('a3'), layer('s1', 'add')],
    ...[dense('d4'), activation('a4'), dense('d5'), activation('a5'), layer('s2', 'add')],
    layer('output', 'output'),
  ],
  [
    ...chainOf(
      'input',
      'd1',
      'a1',
      'd2',
      'a2',
      'd3',
      'a3',
      's1',
      'd4',
      'a4',
      'd5',
      'a5',
      's2',
      'output',
    ),
    ['a1', 's1'],
    ['s1', 's2'],
  ],
);

describe('depth', () => {
  it.each([1, 2, 5, 9])('%d of ten drops the last layers', (hidden) => {
    expect(ofDepth(plainNetwork(10), hidden)).toEqual(plainNetwork(hidden));
  });

  it('0 leaves the output alone', () => {
    expect(idsOf(ofDepth(plainNetwork(3), 0))).toEqual(['input', 'output']);
  });

  it('as drawn changes nothing', () => {
    const network = plainNetwork(4);
    expect(ofDepth(network, 4)).toBe(network);
  });

  it('more repeats the last layer with what follows it, named <id>~k', () => {
    const network = ofDepth(plainNetwork(2), 4);
    expect(topologyOf(network).order).toEqual([
      'input',
      'd1',
      'a1',
      'd2',
      'a2',
      'd2~2',
      'a2~2',
      'd2~3',
      'a2~3',
      'output',
    ]);
    expect(network.layers.find(({ id }) => id === 'd2~3')).toEqual({ ...dense('d2'), id: 'd2~3' });
  });

  it('more repeats the last layer whose output has the shape of its input', () => {
    const network = series(dense('wide', 8), dense('same', 8), activation('a'), dense('narrow', 3));
    expect(topologyOf(ofDepth(network, 4)).order).toEqual([
      'input',
      'wide',
      'same',
      'a',
      'same~2',
      'a~2',
      'narrow',
      'output',
    ]);
  });

  it('more lets the last layer follow itself where none keeps its shape', () => {
    const network = series(dense('wide', 8), dense('narrow', 3));
    expect(topologyOf(ofDepth(network, 3)).order).toEqual([
      'input',
      'wide',
      'narrow',
      'narrow~2',
      'output',
    ]);
  });

  it('more repeats a convolution without the pooling behind it', () => {
    const network = series(
      layer('c1', 'conv-2d', { filters: 4 }),
      layer('c2', 'conv-2d', { filters: 4 }),
      activation('a2'),
      layer('pool', 'max-pooling-2d'),
    );
    expect(topologyOf(ofDepth(network, 3, imageData)).order).toEqual([
      'input',
      'c1',
      'c2',
      'a2',
      'c2~2',
      'a2~2',
      'pool',
      'output',
    ]);
  });

  it('fewer drops the pooling and flattening behind a dropped layer', () => {
    const network = series(
      layer('c1', 'conv-2d', { filters: 4 }),
      layer('c2', 'conv-2d', { filters: 4 }),
      layer('pool', 'max-pooling-2d'),
      layer('flat', 'flatten'),
    );
    expect(idsOf(ofDepth(network, 1, imageData))).toEqual(['input', 'c1', 'output']);
  });

  it('keeps what lies before the first hidden layer', () => {
    const network = series(layer('drop', 'dropout', { rate: 0.1 }), dense('d1'), activation('a1'));
    expect(idsOf(ofDepth(network, 0))).toEqual(['input', 'drop', 'output']);
  });

  it('drops a block with branches as a whole', () => {
    const network = ofDepth(residualBlocks, 3);
    expect(topologyOf(network).order).toEqual([
      'input',
      'd1',
      'a1',
      'd2',
      'a2',
      'd3',
      'a3',
      's1',
      'output',
    ]);
  });

  it('keeps a block with branches that is too large to drop, and says so', () => {
    const { network, leftAlone } = depth(4)(residualBlocks, planeData);
    expect(network).toBe(residualBlocks);
    expect(leftAlone).toMatchObject([{ code: 'depth-block', place: { layer: 'd4' } }]);
  });

  it('repeats a block with branches as a whole', () => {
    const network = ofDepth(residualBlocks, 7);
    const { incoming } = topologyOf(network);
    expect(incoming.get('d4~2')).toEqual(['s2']);
    expect(incoming.get('s2~2')).toEqual(['a5~2', 's2']);
    expect(incoming.get('output')).toEqual(['s2~2']);
    expect(hiddenDepth(network)).toBe(7);
  });

  it('says where there is nothing to repeat', () => {
    const { network, leftAlone } = depth(2)(series(), planeData);
    expect(idsOf(network)).toEqual(['input', 'output']);
    expect(leftAlone).toMatchObject([{ code: 'depth-out-of-reach' }]);
  });

  it('is what was asked for in every network in single file', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(), { minLength: 1, maxLength: 10 }).map(chainFromChoices),
        fc.integer({ min: 0, max: 20 }),
        (network, hidden) => {
          const { network: result, leftAlone } = depth(hidden)(network, planeData);
          expect(leftAlone).toEqual([]);
          expect(hiddenDepth(result)).toBe(hidden);
        },
      ),
    );
  });

  it('fewer is the beginning of the network as drawn', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(), { minLength: 1, maxLength: 10 }),
        fc.nat({ max: 10 }),
        (choices, kept) => {
          const hidden = Math.min(kept, choices.length);
          expect(ofDepth(chainFromChoices(choices), hidden)).toEqual(
            chainFromChoices(choices.slice(0, hidden)),
          );
        },
      ),
    );
  });
});
