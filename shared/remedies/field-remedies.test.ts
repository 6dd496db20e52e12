import { describe, expect, it } from 'vitest';
import { activationFunctionNames } from '../network/activation-functions';
import {
  activation,
  chainOf,
  dense,
  layer,
  networkOf,
  plainNetwork,
  planeData,
  series,
} from '../network/testing/sample-networks';
import type { Network } from '../network/network';
import { relu } from './relu';
import { residual } from './residual';
import { he, xavier } from './starting-weights';

function initializersOf(network: Network): readonly (readonly [string, string])[] {
  return network.layers.flatMap((each) =>
    'initializer' in each ? [[each.id, each.initializer.type] as const] : [],
  );
}

describe('relu', () => {
  const becomes: Readonly<Record<string, string>> = {
    sigmoid: 'relu',
    'hard-sigmoid': 'relu',
    tanh: 'relu',
    softsign: 'relu',
  };

  it.each(activationFunctionNames)('of %s', (name) => {
    const { network } = relu(series(dense('d1'), activation('a1', name)), planeData);
    expect(network.layers[2]).toMatchObject({
      type: 'activation',
      function: becomes[name] ?? name,
    });
  });
});

describe('xavier', () => {
  it('is Glorot on every hidden layer and the output', () => {
    const drawn = series(
      layer('c1', 'conv-2d', { filters: 2, initializer: { type: 'zeros' } }),
      layer('d1', 'dense', { units: 4, initializer: { type: 'normal', stddev: 0.05 } }),
    );
    expect(initializersOf(xavier(drawn, planeData).network)).toEqual([
      ['c1', 'glorot-uniform'],
      ['d1', 'glorot-uniform'],
      ['output', 'glorot-uniform'],
    ]);
  });
});

describe('he', () => {
  it('is He on every hidden layer and the output', () => {
    expect(initializersOf(he(plainNetwork(2), planeData).network)).toEqual([
      ['d1', 'he-uniform'],
      ['d2', 'he-uniform'],
      ['output', 'he-uniform'],
    ]);
  });

  it('leaves Glorot to the projection of a skip path, behind which no ReLU comes', () => {
    const drawn = series(
      dense('d1', 8),
      activation('a1'),
      dense('d2', 3),
      activation('a2'),
      dense('d3', 3),
      activation('a3'),
    );
    const projected = residual(drawn, planeData).network;
    expect(initializersOf(he(projected, planeData).network)).toContainEqual([
      'd3~skip',
      'glorot-uniform',
    ]);
  });

  it('counts the last layer of a drawn block as hidden, though it leads straight into a sum', () => {
    const block = networkOf(
      [
        layer('input', 'input'),
        dense('d1'),
        activation('a1'),
        dense('d2'),
        activation('a2'),
        dense('d3'),
        layer('sum', 'add'),
        layer('output', 'output'),
      ],
      [...chainOf('input', 'd1', 'a1', 'd2', 'a2', 'd3', 'sum', 'output'), ['a1', 'sum']],
    );
    expect(initializersOf(he(block, planeData).network)).toContainEqual(['d3', 'he-uniform']);
  });
});
