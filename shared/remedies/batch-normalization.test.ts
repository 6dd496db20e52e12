import { describe, expect, it } from 'vitest';
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
import { batchNormalization } from './batch-normalization';
import { residual } from './residual';

describe('batchNormalization', () => {
  it('comes after each hidden layer, before its activation, with the defaults of the format', () => {
    const { network } = batchNormalization(plainNetwork(2), planeData);
    expect(topologyOf(network).order).toEqual([
      'input',
      'd1',
      'd1~bn',
      'a1',
      'd2',
      'd2~bn',
      'a2',
      'output',
    ]);
    expect(network.layers[2]).toEqual({
      id: 'd1~bn',
      type: 'batch-normalization',
      momentum: 0.99,
      epsilon: 0.001,
    });
  });

  it('comes after convolutions too, and after a layer without activation', () => {
    const drawn = series(layer('c1', 'conv-2d', { filters: 2 }), dense('d1'));
    expect(idsOf(batchNormalization(drawn, imageData).network)).toEqual([
      'input',
      'c1',
      'c1~bn',
      'd1',
      'd1~bn',
      'output',
    ]);
  });

  it.each([
    ['right behind the layer', [layer('bn', 'batch-normalization'), activation('a1')]],
    [
      'behind its dropout',
      [
        layer('drop', 'dropout', { rate: 0.1 }),
        layer('bn', 'batch-normalization'),
        activation('a1'),
      ],
    ],
  ])('is not doubled where there is one %s', (_where, behind) => {
    const drawn = series(dense('d1'), ...behind);
    expect(batchNormalization(drawn, planeData).network).toEqual(drawn);
  });

  it('comes before the activation where there is one behind it', () => {
    const drawn = series(dense('d1'), activation('a1'), layer('bn', 'batch-normalization'));
    expect(idsOf(batchNormalization(drawn, planeData).network)).toEqual([
      'input',
      'd1',
      'd1~bn',
      'a1',
      'bn',
      'output',
    ]);
  });

  it('takes the place of the layer towards everything that follows it', () => {
    const fork = networkOf(
      [
        layer('input', 'input'),
        dense('d1'),
        activation('a'),
        activation('b'),
        layer('sum', 'add'),
        layer('output', 'output'),
      ],
      [...chainOf('input', 'd1', 'a', 'sum', 'output'), ...chainOf('d1', 'b', 'sum')],
    );
    const { incoming } = topologyOf(batchNormalization(fork, planeData).network);
    expect([incoming.get('a'), incoming.get('b')]).toEqual([['d1~bn'], ['d1~bn']]);
  });

  it('is not put on the projection of a skip path', () => {
    const drawn = series(
      dense('d1', 8),
      activation('a1'),
      dense('d2', 3),
      activation('a2'),
      dense('d3', 3),
      activation('a3'),
    );
    const { network } = batchNormalization(residual(drawn, planeData).network, planeData);
    expect(idsOf(network).filter((id) => id.endsWith('~bn'))).toEqual(['d1~bn', 'd2~bn', 'd3~bn']);
  });

  it('leaves a layer alone whose name for it is taken, and says so', () => {
    const drawn = series(dense('d1'), activation('a1'), dense('d1~bn'));
    const { network, leftAlone } = batchNormalization(drawn, planeData);
    expect(idsOf(network)).toEqual(['input', 'd1', 'a1', 'd1~bn', 'd1~bn~bn', 'output']);
    expect(leftAlone).toMatchObject([{ code: 'overlay-name-taken', place: { layer: 'd1' } }]);
  });
});
