import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Layer } from '../network/layer-types';
import type { Network } from '../network/network';
import { inferShapes } from '../network/shapes';
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
import { residual } from './residual';

function added(drawn: Network, network: Network): readonly string[] {
  const before = new Set(idsOf(drawn));
  return idsOf(network).filter((id) => !before.has(id));
}

function layerAt(network: Network, id: string): Layer | undefined {
  return network.layers.find((each) => each.id === id);
}

describe('residual', () => {
  it.each([
    [1, []],
    [2, []],
    [3, ['d3~add']],
    [4, ['d3~add']],
    [5, ['d3~add', 'd5~add']],
    [10, ['d3~add', 'd5~add', 'd7~add', 'd9~add']],
  ])('gives %d hidden layers the sums %j', (hidden, sums) => {
    const drawn = plainNetwork(hidden);
    expect(added(drawn, residual(drawn, planeData).network)).toEqual(sums);
  });

  it('sums after the second activation: branch first, then what came into the block', () => {
    const { network } = residual(plainNetwork(5), planeData);
    const { incoming } = topologyOf(network);
    expect(incoming.get('d3~add')).toEqual(['a3', 'a1']);
    expect(incoming.get('d4')).toEqual(['d3~add']);
    expect(incoming.get('d5~add')).toEqual(['a5', 'd3~add']);
    expect(incoming.get('output')).toEqual(['d5~add']);
  });

  it('scales branches by 1/sqrt(number of blocks) and skips by 1', () => {
    const { network } = residual(plainNetwork(10), planeData);
    for (const id of ['d3~add', 'd5~add', 'd7~add', 'd9~add']) {
      expect(layerAt(network, id)).toEqual({ id, type: 'add', scales: [0.5, 1] });
    }
  });

  it('projects a skip whose shape differs by a bias-free Glorot dense layer', () => {
    const drawn = series(
      dense('d1', 8),
      activation('a1'),
      dense('d2', 8),
      activation('a2'),
      dense('d3', 3),
      activation('a3'),
    );
    const { network } = residual(drawn, planeData);
    expect(layerAt(network, 'd3~skip')).toEqual({
      id: 'd3~skip',
      type: 'dense',
      units: 3,
      initializer: { type: 'glorot-uniform' },
      useBias: false,
    });
    expect(topologyOf(network).incoming.get('d3~add')).toEqual(['a3', 'd3~skip']);
    expect(topologyOf(network).incoming.get('d3~skip')).toEqual(['a1']);
  });

  it.each([
    ['more filters', { filters: 8 }, { filters: 8 }, { filters: 8, strides: 1 }],
    ['strides', { filters: 4, strides: 2 }, { filters: 4, strides: 2 }, { filters: 4, strides: 4 }],
  ])('projects images with %s by a 1 x 1 convolution', (_what, first, second, expected) => {
    const drawn = series(
      ...[layer('c1', 'conv-2d', { filters: 4 }), activation('a1')],
      ...[layer('c2', 'conv-2d', first), activation('a2')],
      ...[layer('c3', 'conv-2d', second), activation('a3')],
    );
    const { network } = residual(drawn, imageData);
    expect(layerAt(network, 'c3~skip')).toMatchObject({
      type: 'conv-2d',
      kernelSize: 1,
      useBias: false,
      initializer: { type: 'glorot-uniform' },
      ...expected,
    });
    expect(inferShapes(network, imageData).problems).toEqual([]);
  });

  it('goes with the strides past a pooling inside of the block', () => {
    const drawn = series(
      ...[layer('c1', 'conv-2d', { filters: 4 }), activation('a1')],
      ...[
        layer('c2', 'conv-2d', { filters: 4 }),
        activation('a2'),
        layer('pool', 'max-pooling-2d'),
      ],
      ...[layer('c3', 'conv-2d', { filters: 4 }), activation('a3')],
    );
    const { network } = residual(drawn, imageData);
    expect(layerAt(network, 'c3~skip')).toMatchObject({ type: 'conv-2d', strides: 2 });
    expect(inferShapes(network, imageData).problems).toEqual([]);
  });

  it('leaves a block alone whose shape no 1 x 1 convolution gives', () => {
    const drawn = series(
      ...[layer('c1', 'conv-2d', { filters: 4 }), activation('a1')],
      ...[layer('c2', 'conv-2d', { filters: 4, padding: 'valid' }), activation('a2')],
      ...[layer('c3', 'conv-2d', { filters: 4 }), activation('a3')],
    );
    const { network, leftAlone } = residual(drawn, imageData);
    expect(network).toEqual(drawn);
    expect(leftAlone).toMatchObject([{ code: 'residual-shape', place: { layer: 'c3' } }]);
  });

  it('puts the sum before the dropout that follows the second activation', () => {
    const drawn = series(
      ...[dense('d1'), activation('a1'), dense('d2'), activation('a2')],
      ...[dense('d3'), activation('a3'), layer('drop', 'dropout', { rate: 0.1 })],
    );
    const { network } = residual(drawn, planeData);
    expect(topologyOf(network).order.slice(-3)).toEqual(['d3~add', 'drop', 'output']);
  });

  it('leaves a block alone that has no activation to sum after', () => {
    const drawn = series(dense('d1'), activation('a1'), dense('d2'), activation('a2'), dense('d3'));
    const { network, leftAlone } = residual(drawn, planeData);
    expect(network).toEqual(drawn);
    expect(leftAlone).toMatchObject([{ code: 'residual-no-activation', place: { layer: 'd3' } }]);
  });

  it('acts around a branch and says what it left plain', () => {
    const drawn = networkOf(
      [
        layer('input', 'input'),
        ...[dense('d1'), activation('a1')],
        ...[dense('left', 2), dense('right', 2), layer('both', 'concatenate')],
        ...[dense('d4'), activation('a4'), dense('d5'), activation('a5')],
        layer('output', 'output'),
      ],
      [
        ...chainOf('input', 'd1', 'a1', 'left', 'both', 'd4', 'a4', 'd5', 'a5', 'output'),
        ...chainOf('a1', 'right', 'both'),
      ],
    );
    const { network, leftAlone } = residual(drawn, planeData);
    expect(added(drawn, network)).toEqual(['d5~add']);
    expect(layerAt(network, 'd5~add')).toMatchObject({ scales: [1, 1] });
    expect(leftAlone.map(({ place }) => place)).toEqual([
      { kind: 'layer', layer: 'left' },
      { kind: 'layer', layer: 'right' },
    ]);
  });

  it.each([
    ['after the activation', ['d2', 'a2', 'd3', 'a3', 'sum']],
    ['before the activation, as in the ResNet paper', ['d2', 'a2', 'd3', 'sum', 'a3']],
  ])('does not double a skip path that is drawn %s', (_where, block) => {
    const between = [
      dense('d2'),
      activation('a2'),
      dense('d3'),
      activation('a3'),
      layer('sum', 'add'),
    ];
    const drawn = networkOf(
      [
        layer('input', 'input'),
        dense('d1'),
        activation('a1'),
        ...between,
        layer('output', 'output'),
      ],
      [...chainOf('input', 'd1', 'a1', ...block, 'output'), ['a1', 'sum']],
    );
    const { network, leftAlone } = residual(drawn, planeData);
    expect(network).toEqual(drawn);
    expect(leftAlone).toEqual([]);
  });

  it('sums equal shapes in every network in single file', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 12 }), (choices) => {
        const drawn = chainFromChoices(choices);
        const { network } = residual(drawn, planeData);
        const { layers, problems } = inferShapes(network, planeData);
        expect(problems).toEqual([]);
        const sums = network.layers.filter(({ type }) => type === 'add');
        expect(sums).toHaveLength(Math.max(0, Math.floor((choices.length - 1) / 2)));
        for (const sum of sums) {
          const [branch, skip] = layers.get(sum.id)?.inputs ?? [];
          expect(branch).toEqual(skip);
        }
      }),
    );
  });
});
