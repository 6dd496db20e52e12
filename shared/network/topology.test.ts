import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Connection } from './network';
import { networkFromChoices } from './testing/network-from-choices';
import {
  activation,
  chainOf,
  dense,
  layer,
  networkOf,
  plainNetwork,
} from './testing/sample-networks';
import { connectionsThatCloseCycles, reachable, topologyOf, weightLayerDepths } from './topology';

const diamond = networkOf(
  [
    layer('input', 'input'),
    dense('left'),
    dense('right'),
    layer('sum', 'add'),
    layer('output', 'output'),
  ],
  [...chainOf('input', 'left', 'sum', 'output'), ...chainOf('input', 'right', 'sum')],
);

describe('topologyOf', () => {
  it('keeps the inputs of a layer in the order of the connections', () => {
    expect(topologyOf(diamond).incoming.get('sum')).toEqual(['left', 'right']);
    const turned = { ...diamond, connections: [...diamond.connections].reverse() };
    expect(topologyOf(turned).incoming.get('sum')).toEqual(['right', 'left']);
  });

  it('orders layers after their inputs, of several ready ones the first listed first', () => {
    expect(topologyOf(diamond).order).toEqual(['input', 'left', 'right', 'sum', 'output']);
    const relisted = { ...diamond, layers: [...diamond.layers].reverse() };
    expect(topologyOf(relisted).order).toEqual(['input', 'right', 'left', 'sum', 'output']);
  });

  it('leaves layers on a cycle and behind one without a place', () => {
    const network = networkOf(
      [layer('input', 'input'), dense('a'), dense('b'), dense('c')],
      [...chainOf('input', 'a', 'b', 'c'), ['b', 'a']],
    );
    expect(topologyOf(network)).toMatchObject({ order: ['input'], unordered: ['a', 'b', 'c'] });
  });

  it('passes over connections of unknown layers', () => {
    const network = networkOf(
      [dense('a')],
      [
        ['a', 'x'],
        ['x', 'a'],
      ],
    );
    expect(topologyOf(network)).toMatchObject({ order: ['a'], unordered: [] });
  });

  it('puts every layer of a sound network behind all of its inputs', () => {
    fc.assert(
      fc.property(fc.array(fc.nat()), (choices) => {
        const network = networkFromChoices(choices);
        const { order } = topologyOf(network);
        expect(order).toHaveLength(network.layers.length);
        for (const [from, to] of network.connections) {
          expect(order.indexOf(from)).toBeLessThan(order.indexOf(to));
        }
      }),
    );
  });
});

describe('reachable', () => {
  it('is everything behind the starts, and they themselves', () => {
    const { outgoing } = topologyOf(diamond);
    expect([...reachable(['left'], outgoing)].sort()).toEqual(['left', 'output', 'sum']);
  });
});

describe('connectionsThatCloseCycles', () => {
  it('finds none in a network that only flows forward', () => {
    expect(connectionsThatCloseCycles(diamond)).toEqual([]);
  });

  it.each([
    ['the connection against the reading direction', ['c', 'a'] as const],
    ['a self-loop', ['b', 'b'] as const],
  ])('names %s', (_what, back) => {
    const network = networkOf(
      [dense('a'), dense('b'), dense('c')],
      [back, ...chainOf('a', 'b', 'c')],
    );
    expect(connectionsThatCloseCycles(network)).toEqual([back]);
  });

  it('names enough to leave no cycle, whatever the wiring', () => {
    const ids = ['a', 'b', 'c', 'd', 'e'];
    const anyConnections = fc.uniqueArray(
      fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids)),
      { selector: (connection) => connection.join() },
    );
    fc.assert(
      fc.property(anyConnections, (connections) => {
        const network = networkOf(
          ids.map((id) => dense(id)),
          connections,
        );
        const closing = connectionsThatCloseCycles(network);
        const left = connections.filter(
          (connection: Connection) => !closing.some((other) => other.join() === connection.join()),
        );
        expect(topologyOf({ ...network, connections: left }).unordered).toEqual([]);
        const sound = topologyOf(network).unordered.length === 0;
        expect(closing.length === 0).toBe(sound);
      }),
    );
  });
});

describe('weightLayerDepths', () => {
  it('counts layers with weights from 1 at the input to the output', () => {
    expect([...weightLayerDepths(plainNetwork(3))]).toEqual([
      ['d1', 1],
      ['d2', 2],
      ['d3', 3],
      ['output', 4],
    ]);
  });

  it('counts neither activations nor normalization', () => {
    const layers = [
      activation('a'),
      layer('bn', 'batch-normalization'),
      layer('c', 'conv-2d', { filters: 1 }),
    ];
    expect([...weightLayerDepths(networkOf(layers, chainOf('a', 'bn', 'c')))]).toEqual([['c', 1]]);
  });
});
