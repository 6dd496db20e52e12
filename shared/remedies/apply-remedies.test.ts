import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noRemedies } from '../experiment/remedies';
import type { Remedies } from '../experiment/remedies';
import { startingExample } from '../experiment/starting-example';
import type { Network } from '../network/network';
import { inferShapes } from '../network/shapes';
import { chainFromChoices, networkFromChoices } from '../network/testing/network-from-choices';
import { idsOf, plainNetwork, planeData } from '../network/testing/sample-networks';
import { topologyOf } from '../network/topology';
import { applyRemedies } from './apply-remedies';
import { makePermanent } from './make-permanent';

function remedied(network: Network, on: Partial<Remedies>): Network {
  return applyRemedies(network, { ...noRemedies, ...on }, planeData).network;
}

/** Layers by name, and each layer's inputs in order: what a network is, however it is listed. */
function wiringOf(network: Network) {
  const { incoming } = topologyOf(network);
  return new Map(
    network.layers.map((layer) => [layer.id, { layer, inputs: incoming.get(layer.id) }]),
  );
}

const anyRemedies: fc.Arbitrary<Remedies> = fc.record({
  relu: fc.boolean(),
  xavier: fc.boolean(),
  he: fc.boolean(),
  batchNormalization: fc.boolean(),
  residual: fc.boolean(),
  depth: fc.option(fc.integer({ min: 0, max: 12 })),
});

const anyChain = fc.array(fc.nat(), { minLength: 1, maxLength: 10 }).map(chainFromChoices);
const anyNetwork = fc.array(fc.nat(), { maxLength: 12 }).map(networkFromChoices);

describe('applyRemedies', () => {
  it('is nothing at all without remedies', () => {
    const { network, changes, warnings, leftAlone } = applyRemedies(
      startingExample.network,
      noRemedies,
      planeData,
    );
    expect(network).toBe(startingExample.network);
    expect(changes).toEqual({ layers: [], connections: [] });
    expect([...warnings, ...leftAlone]).toEqual([]);
  });

  it('applies depth, relu, starting weights, batch norm and residual paths to one network', () => {
    const network = remedied(plainNetwork(5), {
      depth: 3,
      relu: true,
      he: true,
      batchNormalization: true,
      residual: true,
    });
    expect(idsOf(network)).toEqual([
      'input',
      ...['d1', 'd1~bn', 'a1'],
      ...['d2', 'd2~bn', 'a2'],
      ...['d3', 'd3~bn', 'a3', 'd3~add'],
      'output',
    ]);
    const { incoming } = topologyOf(network);
    expect(incoming.get('d3~add')).toEqual(['a3', 'a1']);
    expect(incoming.get('output')).toEqual(['d3~add']);
    expect(network.layers.filter(({ type }) => type === 'activation')).toMatchObject(
      Array.from({ length: 3 }, () => ({ function: 'relu' })),
    );
  });

  it('never alters the drawn network', () => {
    fc.assert(
      fc.property(anyNetwork, anyRemedies, (network, remedies) => {
        const before = JSON.stringify(network);
        applyRemedies(network, remedies, planeData);
        expect(JSON.stringify(network)).toBe(before);
      }),
    );
  });

  it('makes a sound network of a sound network', () => {
    fc.assert(
      fc.property(anyNetwork, anyRemedies, (network, remedies) => {
        const { network: result } = applyRemedies(network, remedies, planeData);
        expect(inferShapes(result, planeData).problems).toEqual([]);
      }),
    );
  });

  it('survives networks that are anything but sound', () => {
    const ids = ['input', 'a', 'b', 'output'];
    const anyConnection = fc.tuple(fc.constantFrom(...ids, 'x'), fc.constantFrom(...ids));
    fc.assert(
      fc.property(fc.array(anyConnection, { maxLength: 8 }), anyRemedies, (wires, remedies) => {
        const { layers } = plainNetwork(2);
        const renamed = layers
          .filter(({ id }) => id !== 'd2' && id !== 'a2')
          .map((layer) => ({ ...layer, id: { d1: 'a', a1: 'b' }[layer.id] ?? layer.id }));
        const network = { layers: renamed, connections: wires, groups: [] };
        expect(() => applyRemedies(network, remedies, planeData)).not.toThrow();
      }),
    );
  });

  it('applied again changes nothing', () => {
    fc.assert(
      fc.property(anyNetwork, anyRemedies, (network, remedies) => {
        const once = applyRemedies(network, remedies, planeData);
        const twice = applyRemedies(once.network, remedies, planeData);
        expect(wiringOf(twice.network)).toEqual(wiringOf(once.network));
        expect(twice.changes).toEqual({ layers: [], connections: [] });
      }),
    );
  });

  it('keeps the name of every layer that is still there, and changes only what it says', () => {
    fc.assert(
      fc.property(anyNetwork, anyRemedies, (network, remedies) => {
        const { network: result, changes } = applyRemedies(network, remedies, planeData);
        const named = (kind: string) =>
          changes.layers.filter((change) => change.kind === kind).map(({ layer }) => layer);
        const drawn = new Map(network.layers.map((layer) => [layer.id, layer]));
        const present = new Set(idsOf(result));
        expect(named('removed')).toEqual([...drawn.keys()].filter((id) => !present.has(id)));
        expect(named('added')).toEqual(idsOf(result).filter((id) => !drawn.has(id)));
        const touched = new Set(changes.layers.map(({ layer }) => layer));
        for (const layer of result.layers) {
          if (!touched.has(layer.id)) expect(layer).toEqual(drawn.get(layer.id));
        }
      }),
    );
  });

  it('tells which remedy added or removed each connection', () => {
    const { changes } = applyRemedies(
      plainNetwork(3),
      { ...noRemedies, batchNormalization: true, residual: true },
      planeData,
    );
    expect(changes.connections.filter(({ kind }) => kind === 'removed')).toEqual([
      { kind: 'removed', connection: ['d1', 'a1'], remedy: 'batchNormalization' },
      { kind: 'removed', connection: ['d2', 'a2'], remedy: 'batchNormalization' },
      { kind: 'removed', connection: ['d3', 'a3'], remedy: 'batchNormalization' },
      { kind: 'removed', connection: ['a3', 'output'], remedy: 'residual' },
    ]);
    expect(changes.connections).toContainEqual({
      kind: 'added',
      connection: ['a1', 'd3~add'],
      remedy: 'residual',
    });
  });

  it('describes a changed field with what it was', () => {
    const { changes } = applyRemedies(plainNetwork(1), { ...noRemedies, relu: true }, planeData);
    expect(changes.layers).toEqual([
      {
        kind: 'changed',
        layer: 'a1',
        remedy: 'relu',
        field: 'function',
        before: 'sigmoid',
        after: 'relu',
      },
    ]);
  });

  it('leaves a repeated group whole where it only changes fields, and writes it out to add to it', () => {
    const network = { ...plainNetwork(2), groups: [{ id: 'g', layers: ['d2', 'a2'], repeat: 2 }] };
    expect(remedied(network, { relu: true, he: true }).groups).toBe(network.groups);
    const normalized = remedied(network, { batchNormalization: true });
    expect(normalized.groups).toEqual([]);
    expect(idsOf(normalized)).toContain('d2~2~bn');
  });
});

describe('makePermanent', () => {
  it('writes the overlay into the network and resets it', () => {
    const experiment = {
      ...startingExample,
      remedies: { ...noRemedies, relu: true, residual: true },
    };
    const permanent = makePermanent(experiment, planeData);
    expect(permanent.remedies).toEqual(noRemedies);
    expect(permanent.network).toEqual(
      applyRemedies(experiment.network, experiment.remedies, planeData).network,
    );
    expect({ ...permanent, network: experiment.network, remedies: experiment.remedies }).toEqual(
      experiment,
    );
  });

  it('grown twice is grown once, names included', () => {
    fc.assert(
      fc.property(
        anyChain,
        fc.integer({ min: 0, max: 6 }),
        fc.integer({ min: 0, max: 6 }),
        (drawn, first, second) => {
          const hidden = drawn.layers.filter(({ type }) => type === 'dense').length;
          const depths = [hidden + first, hidden + first + second];
          const grown = depths.reduce((network, depth) => remedied(network, { depth }), drawn);
          expect(wiringOf(grown)).toEqual(
            wiringOf(remedied(drawn, { depth: hidden + first + second })),
          );
        },
      ),
    );
  });
});
