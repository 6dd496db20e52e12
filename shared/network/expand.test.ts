import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expandGroups } from './expand';
import type { Group, Network } from './network';
import { topologyOf } from './topology';
import {
  activation,
  chainOf,
  dense,
  idsOf,
  layer,
  networkOf,
  plainNetwork,
} from './testing/sample-networks';

function withGroup(network: Network, ...groups: readonly Group[]): Network {
  return { ...network, groups };
}

const repeated = withGroup(plainNetwork(3), { id: 'g', layers: ['d2', 'a2'], repeat: 3 });

describe('expandGroups', () => {
  it('leaves a network without groups as it is', () => {
    const network = plainNetwork(2);
    expect(expandGroups(network).network).toBe(network);
  });

  it('puts copies in series, named <id>~k', () => {
    const { network } = expandGroups(repeated);
    expect(idsOf(network)).toEqual([
      'input',
      'd1',
      'a1',
      'd2',
      'a2',
      'd2~2',
      'a2~2',
      'd2~3',
      'a2~3',
      'd3',
      'a3',
      'output',
    ]);
    expect(topologyOf(network).order).toEqual(idsOf(network));
    expect(network.connections).toHaveLength(11);
    expect(network.groups).toEqual([]);
  });

  it('tells where a copy comes from', () => {
    expect([...expandGroups(repeated).copies]).toEqual([
      ['d2~2', { layer: 'd2', group: 'g', copy: 2 }],
      ['a2~2', { layer: 'a2', group: 'g', copy: 2 }],
      ['d2~3', { layer: 'd2', group: 'g', copy: 3 }],
      ['a2~3', { layer: 'a2', group: 'g', copy: 3 }],
    ]);
  });

  it('repeats a residual block: one value comes in and feeds branch and skip', () => {
    const block = networkOf(
      [
        layer('input', 'input'),
        dense('stem'),
        dense('b'),
        layer('sum', 'add', { scales: [0.5, 1] }),
        layer('output', 'output'),
      ],
      [...chainOf('input', 'stem', 'b', 'sum', 'output'), ['stem', 'sum']],
      [{ id: 'g', layers: ['b', 'sum'], repeat: 2 }],
    );
    const { network, problems } = expandGroups(block);
    expect(problems).toEqual([]);
    const { incoming } = topologyOf(network);
    expect(incoming.get('b~2')).toEqual(['sum']);
    expect(incoming.get('sum~2')).toEqual(['b~2', 'sum']);
    expect(incoming.get('output')).toEqual(['sum~2']);
  });

  it('lets every follower of the group follow its last copy', () => {
    const fork = networkOf(
      [
        layer('input', 'input'),
        dense('a'),
        dense('b'),
        dense('c'),
        layer('sum', 'add'),
        layer('output', 'output'),
      ],
      [...chainOf('input', 'a', 'b', 'sum', 'output'), ...chainOf('a', 'c', 'sum')],
      [{ id: 'g', layers: ['a'], repeat: 2 }],
    );
    const { incoming } = topologyOf(expandGroups(fork).network);
    expect([incoming.get('b'), incoming.get('c')]).toEqual([['a~2'], ['a~2']]);
  });

  it('writes two groups behind each other out together', () => {
    const two = withGroup(
      plainNetwork(2),
      { id: 'g', layers: ['d1', 'a1'], repeat: 2 },
      { id: 'h', layers: ['d2', 'a2'], repeat: 2 },
    );
    expect(topologyOf(expandGroups(two).network).order).toEqual([
      'input',
      'd1',
      'a1',
      'd1~2',
      'a1~2',
      'd2',
      'a2',
      'd2~2',
      'a2~2',
      'output',
    ]);
  });

  it('takes no position for a copy', () => {
    const placed = withGroup(
      {
        ...plainNetwork(1),
        layers: plainNetwork(1).layers.map((each) => ({ ...each, position: [1, 2] as const })),
      },
      { id: 'g', layers: ['d1', 'a1'], repeat: 2 },
    );
    const copies = expandGroups(placed).network.layers.filter(({ id }) => id.endsWith('~2'));
    expect(copies.map(({ position }) => position)).toEqual([undefined, undefined]);
  });

  it.each([
    ['an unknown layer', 'group-unknown-layer', [{ id: 'g', layers: ['x'], repeat: 2 }]],
    [
      'a layer of another group',
      'group-overlap',
      [
        { id: 'g', layers: ['d1', 'a1'], repeat: 2 },
        { id: 'h', layers: ['a1', 'd2'], repeat: 2 },
      ],
    ],
    ['the output', 'group-with-end', [{ id: 'g', layers: ['a2', 'output'], repeat: 2 }]],
    ['layers apart', 'group-not-connected', [{ id: 'g', layers: ['d1', 'a2'], repeat: 2 }]],
  ] as const)('reports a group of %s and stands for one copy', (_what, code, groups) => {
    const { network, problems } = expandGroups(withGroup(plainNetwork(2), ...groups));
    expect(problems.map((problem) => problem.code)).toEqual([code]);
    expect(idsOf(network)).toEqual(
      expect.arrayContaining(['input', 'd1', 'a1', 'd2', 'a2', 'output']),
    );
  });

  it('reports a copy whose name another layer has', () => {
    const taken = plainNetwork(2);
    const layers = taken.layers.map((each) => (each.id === 'a2' ? { ...each, id: 'd1~2' } : each));
    const network = networkOf(layers, chainOf(...layers.map(({ id }) => id)), [
      { id: 'g', layers: ['d1', 'a1'], repeat: 2 },
    ]);
    expect(expandGroups(network).problems).toMatchObject([
      { code: 'group-copy-name-taken', message: expect.stringContaining('d1~2') },
    ]);
  });

  it.each([
    ['several values come in', 'group-several-entries', ['b', 'c', 'sum'], chainOf('d', 'c')],
    ['several values leave', 'group-several-exits', ['a', 'b'], chainOf('a', 'c')],
    ['its layers go round', 'group-without-exit', ['b', 'c', 'sum'], chainOf('sum', 'b')],
  ] as const)('reports a group where %s', (_what, code, layers, extra) => {
    const network = networkOf(
      [
        layer('input', 'input'),
        dense('a'),
        dense('d'),
        dense('b'),
        dense('c'),
        layer('sum', 'add'),
        layer('output', 'output'),
      ],
      [
        ...chainOf('input', 'a', 'b', 'sum', 'output'),
        ...chainOf('input', 'd'),
        ...chainOf('c', 'sum'),
        ...extra,
      ],
      [{ id: 'g', layers, repeat: 2 }],
    );
    expect(expandGroups(network).problems.map((problem) => problem.code)).toEqual([code]);
  });

  it('is as long as its copies, whatever the repeat', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 5 }),
        (repeat, size) => {
          const members = Array.from({ length: size }, (_, index) => activation(`m${index}`));
          const layers = [
            layer('input', 'input'),
            dense('d'),
            ...members,
            layer('output', 'output'),
          ];
          const network = networkOf(layers, chainOf(...layers.map(({ id }) => id)), [
            { id: 'g', layers: members.map(({ id }) => id), repeat },
          ]);
          const { order } = topologyOf(expandGroups(network).network);
          expect(order).toHaveLength(3 + size * repeat);
          expect(order.at(-1)).toBe('output');
        },
      ),
    );
  });
});
