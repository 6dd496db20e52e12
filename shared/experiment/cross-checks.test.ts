import { describe, expect, it } from 'vitest';
import { crossCheckProblems } from './cross-checks';
import { startingExample } from './starting-example';
import type { Experiment } from './experiment';

function experimentWith(network: Partial<Experiment['network']>): Experiment {
  return { ...startingExample, network: { ...startingExample.network, ...network } };
}

describe('crossCheckProblems', () => {
  it('finds nothing in the starting example', () => {
    expect(crossCheckProblems(startingExample)).toEqual([]);
  });

  it.each([
    [
      'a layer name twice',
      { layers: [...startingExample.network.layers, { id: 'd1', type: 'flatten' }] },
      'network.layers[22].id: expected another layer than network.layers[1].id, found "d1" again.',
    ],
    [
      'a connection twice',
      { connections: [...startingExample.network.connections, ['input', 'd1']] },
      'network.connections[21]: expected another connection than network.connections[0], found "input → d1" again.',
    ],
    [
      'a connection to a layer that is not there',
      { connections: [...startingExample.network.connections, ['input', 'd11']] },
      'network.connections[21][1]: expected the name of a layer, found "d11", which network.layers does not have.',
    ],
    [
      'a group name twice',
      {
        groups: [
          { id: 'g', layers: ['d2', 'a2'], repeat: 2 },
          { id: 'g', layers: ['d3', 'a3'], repeat: 2 },
        ],
      },
      'network.groups[1].id: expected another group than network.groups[0].id, found "g" again.',
    ],
    [
      'a group of a layer that is not there',
      { groups: [{ id: 'g', layers: ['d2', 'x'], repeat: 2 }] },
      'network.groups[0].layers[1]: expected the name of a layer, found "x", which network.layers does not have.',
    ],
    [
      'a layer twice in a group',
      { groups: [{ id: 'g', layers: ['d2', 'd2'], repeat: 2 }] },
      'network.groups[0].layers[1]: expected another layer of this group than network.groups[0].layers[0], found "d2" again.',
    ],
    [
      'a layer in two groups',
      {
        groups: [
          { id: 'g', layers: ['d2', 'a2'], repeat: 2 },
          { id: 'h', layers: ['a2', 'd3'], repeat: 2 },
        ],
      },
      'network.groups[1].layers[0]: expected a layer that is in no other group, found "a2" of g.',
    ],
  ] as const)('names %s', (_what, network, message) => {
    expect(crossCheckProblems(experimentWith(network)).map((problem) => problem.message)).toEqual([
      message,
    ]);
  });
});
