import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdit, applyEdits } from './edits';
import type { NetworkEdit } from './edits';
import { fragmentOf } from './edits/paste-layers';
import type { Network } from './network';
import { inferShapes } from './shapes';
import { networkFromChoices } from './testing/network-from-choices';
import {
  activation,
  chainOf,
  dense,
  idsOf,
  layer,
  networkOf,
  plainNetwork,
  planeData,
} from './testing/sample-networks';
import { topologyOf } from './topology';

const whole = plainNetwork(2);

/** input feeds a and b; the sum scales them by 2 and 3. */
const scaled = networkOf(
  [
    layer('input', 'input'),
    dense('a', 2),
    dense('b', 2),
    layer('sum', 'add', { scales: [2, 3] }),
    layer('output', 'output'),
  ],
  [...chainOf('input', 'a', 'sum', 'output'), ...chainOf('input', 'b', 'sum')],
);

function edited(network: Network, ...edits: readonly NetworkEdit[]): Network {
  const result = applyEdits(network, edits);
  if (!result.ok) throw new Error(result.problems[0].message);
  return result.value;
}

function refusal(network: Network, edit: NetworkEdit): string {
  const result = applyEdit(network, edit);
  return result.ok ? 'not refused' : result.problems[0].code;
}

/** Inputs of the sum with their scales. */
function scalesOf(network: Network): readonly (readonly [string, number])[] {
  const sum = network.layers.find(({ id }) => id === 'sum');
  const scales = sum?.type === 'add' ? sum.scales : undefined;
  return (topologyOf(network).incoming.get('sum') ?? []).map((id, index) => [
    id,
    scales?.[index] ?? NaN,
  ]);
}

describe('add-layer', () => {
  it('adds a layer by itself', () => {
    const network = edited(whole, { kind: 'add-layer', layer: dense('d3') });
    expect(idsOf(network)).toEqual([...idsOf(whole), 'd3']);
    expect(network.connections).toEqual(whole.connections);
  });

  it('puts a layer between another one and all that follows it', () => {
    const network = edited(whole, {
      kind: 'add-layer',
      layer: layer('bn1', 'batch-normalization'),
      after: 'd1',
    });
    expect(topologyOf(network).order).toEqual(['input', 'd1', 'bn1', 'a1', 'd2', 'a2', 'output']);
    expect(idsOf(network)).toEqual(['input', 'd1', 'bn1', 'a1', 'd2', 'a2', 'output']);
  });
});

describe('add-layer in a repeated group', () => {
  const grouped = { ...whole, groups: [{ id: 'g', layers: ['d2', 'a2'], repeat: 3 }] };
  const bn = layer('bn1', 'batch-normalization');

  it('joins the group between its members', () => {
    const network = edited(grouped, { kind: 'add-layer', layer: bn, after: 'd2' });
    expect(network.groups[0]?.layers).toEqual(['d2', 'a2', 'bn1']);
    expect(inferShapes(network, planeData).problems).toEqual([]);
  });

  it('stays outside behind its last member', () => {
    const network = edited(grouped, { kind: 'add-layer', layer: bn, after: 'a2' });
    expect(network.groups).toBe(grouped.groups);
    expect(inferShapes(network, planeData).problems).toEqual([]);
  });
});

describe('remove-layers', () => {
  it('takes the connections of a layer with it', () => {
    const network = edited(whole, { kind: 'remove-layers', layers: ['a1'], heal: false });
    expect(network.connections).toEqual([
      ...chainOf('input', 'd1'),
      ...chainOf('d2', 'a2', 'output'),
    ]);
  });

  it('closes the gap where it heals', () => {
    const network = edited(whole, { kind: 'remove-layers', layers: ['a1', 'd2'], heal: true });
    expect(topologyOf(network).order).toEqual(['input', 'd1', 'a2', 'output']);
    expect(inferShapes(network, planeData).problems).toEqual([]);
  });

  it('heals a layer of several inputs without connecting anything twice', () => {
    const network = edited(scaled, { kind: 'remove-layers', layers: ['a'], heal: true });
    expect(scalesOf(network)).toEqual([
      ['input', 2],
      ['b', 3],
    ]);
    const both = edited(scaled, { kind: 'remove-layers', layers: ['a', 'b'], heal: true });
    expect(scalesOf(both)).toEqual([['input', 2]]);
  });

  it('takes a layer out of its group, and the group away with its last layer', () => {
    const grouped = { ...whole, groups: [{ id: 'g', layers: ['d2', 'a2'], repeat: 3 }] };
    const one = edited(grouped, { kind: 'remove-layers', layers: ['a2'], heal: true });
    expect(one.groups).toEqual([{ id: 'g', layers: ['d2'], repeat: 3 }]);
    expect(edited(one, { kind: 'remove-layers', layers: ['d2'], heal: true }).groups).toEqual([]);
  });
});

describe('connect and disconnect', () => {
  it('give a new input of an add the scale 1, and take the scale of one that goes', () => {
    const more = edited(scaled, { kind: 'connect', from: 'input', to: 'sum' });
    expect(scalesOf(more)).toEqual([
      ['a', 2],
      ['b', 3],
      ['input', 1],
    ]);
    const less = edited(more, { kind: 'disconnect', from: 'a', to: 'sum' });
    expect(scalesOf(less)).toEqual([
      ['b', 3],
      ['input', 1],
    ]);
  });

  it('allow a cycle, which the shapes then report', () => {
    const network = edited(whole, { kind: 'connect', from: 'a2', to: 'd1' });
    expect(inferShapes(network, planeData).problems.map(({ code }) => code)).toContain('cycle');
  });
});

describe('change-field', () => {
  it("changes a dense layer's units", () => {
    const network = edited(whole, { kind: 'change-field', layer: 'd1', field: 'units', value: 64 });
    expect(network.layers[1]).toEqual({ ...whole.layers[1], units: 64 });
  });

  it("changes an activation's function", () => {
    const network = edited(whole, {
      kind: 'change-field',
      layer: 'a1',
      field: 'function',
      value: 'relu',
    });
    expect(network.layers[2]).toMatchObject({ function: 'relu' });
  });

  it('takes a field away for its default', () => {
    const network = edited(whole, {
      kind: 'change-field',
      layer: 'd1',
      field: 'useBias',
      value: false,
    });
    const back = edited(network, {
      kind: 'change-field',
      layer: 'd1',
      field: 'useBias',
      value: undefined,
    });
    expect(back).toEqual(whole);
  });

  it.each([
    ['units', 0, 'It needs a whole number from 1 to 65536.'],
    ['units', undefined, 'It has no default.'],
    ['colour', 'blue', 'There is no such field.'],
  ])('refuses %s = %j and says what is needed', (field, value, hint) => {
    const result = applyEdit(whole, { kind: 'change-field', layer: 'd1', field, value });
    expect(result).toMatchObject({ ok: false, problems: [{ code: 'field-refused', hint }] });
  });

  it.each(['id', 'type'])('does not change the %s of a layer', (field) => {
    expect(refusal(whole, { kind: 'change-field', layer: 'd1', field, value: 'flatten' })).toBe(
      'field-refused',
    );
  });
});

describe('replace-layer', () => {
  it('keeps name, place and connections', () => {
    const placed = edited(whole, { kind: 'move-layers', positions: [['a1', 5, 6]] });
    const network = edited(placed, {
      kind: 'replace-layer',
      layer: 'a1',
      by: layer('a1', 'dropout', { rate: 0.5 }),
    });
    expect(network.layers[2]).toEqual({ id: 'a1', type: 'dropout', rate: 0.5, position: [5, 6] });
    expect(network.connections).toBe(whole.connections);
  });
});

describe('insert-on-connection', () => {
  it('keeps the order and the scales of the inputs behind it', () => {
    const network = edited(scaled, {
      kind: 'insert-on-connection',
      from: 'a',
      to: 'sum',
      layer: activation('new'),
    });
    expect(scalesOf(network)).toEqual([
      ['new', 2],
      ['b', 3],
    ]);
  });

  it('joins the group that the connection lies in', () => {
    const grouped = { ...whole, groups: [{ id: 'g', layers: ['d2', 'a2'], repeat: 3 }] };
    const insert = {
      kind: 'insert-on-connection',
      layer: layer('bn1', 'batch-normalization'),
    } as const;
    expect(edited(grouped, { ...insert, from: 'd2', to: 'a2' }).groups[0]?.layers).toEqual([
      'd2',
      'a2',
      'bn1',
    ]);
    expect(edited(grouped, { ...insert, from: 'a1', to: 'd2' }).groups).toEqual(grouped.groups);
  });
});

describe('duplicate-layers and paste-layers', () => {
  it('copy layers with the connections among them under the next free names', () => {
    const network = edited(whole, {
      kind: 'duplicate-layers',
      layers: ['d2', 'a2'],
      offset: [0, 0],
    });
    expect(idsOf(network).slice(-2)).toEqual(['d3', 'a3']);
    expect(network.connections.slice(whole.connections.length)).toEqual([['d3', 'a3']]);
  });

  it('keep a repeated group that is copied whole, under a name of its own', () => {
    const grouped = { ...whole, groups: [{ id: 'group1', layers: ['d2', 'a2'], repeat: 3 }] };
    const all = edited(grouped, {
      kind: 'duplicate-layers',
      layers: ['d2', 'a2'],
      offset: [0, 0],
    });
    expect(all.groups[1]).toEqual({ id: 'group2', layers: ['d3', 'a3'], repeat: 3 });
    const part = edited(grouped, { kind: 'duplicate-layers', layers: ['d2'], offset: [0, 0] });
    expect(part.groups).toEqual(grouped.groups);
  });

  it('remember which layers the one layer outside fed', () => {
    const skip = edited(whole, { kind: 'connect', from: 'a1', to: 'a2' });
    expect(fragmentOf(skip, ['d2', 'a2']).entries).toEqual(['d2', 'a2']);
    expect(fragmentOf(skip, ['a2']).entries).toEqual([]);
    expect(fragmentOf(whole, ['input', 'd1']).entries).toEqual([]);
  });

  it('keep names that are free where they are pasted, and move by the offset', () => {
    const placed = edited(whole, { kind: 'move-layers', positions: [['d2', 10, 20]] });
    const fragment = fragmentOf(placed, ['d2']);
    const network = edited(networkOf([], []), { kind: 'paste-layers', fragment, offset: [1, 2] });
    expect(network.layers).toEqual([{ ...whole.layers[3], position: [11, 22] }]);
  });
});

describe('rename-layer', () => {
  it('renames it in connections and groups', () => {
    const grouped = { ...whole, groups: [{ id: 'g', layers: ['d2', 'a2'], repeat: 3 }] };
    const network = edited(grouped, { kind: 'rename-layer', layer: 'd2', to: 'wide' });
    expect(topologyOf(network).order).toEqual(['input', 'd1', 'a1', 'wide', 'a2', 'output']);
    expect(network.groups[0]?.layers).toEqual(['wide', 'a2']);
  });

  it('back again is the network as it was', () => {
    const there = edited(whole, { kind: 'rename-layer', layer: 'd2', to: 'wide' });
    expect(edited(there, { kind: 'rename-layer', layer: 'wide', to: 'd2' })).toEqual(whole);
  });
});

describe('groups', () => {
  const grouped = edited(whole, { kind: 'group-layers', layers: ['d2', 'a2'], repeat: 3 });

  it('are made, repeated otherwise and taken apart', () => {
    expect(grouped.groups).toEqual([{ id: 'group1', layers: ['d2', 'a2'], repeat: 3 }]);
    const five = edited(grouped, { kind: 'repeat-group', group: 'group1', repeat: 5 });
    expect(five.groups[0]?.repeat).toBe(5);
    expect(edited(five, { kind: 'ungroup', group: 'group1' })).toEqual(whole);
  });

  it('are not made of what cannot be repeated', () => {
    expect(refusal(whole, { kind: 'group-layers', layers: ['d1', 'a2'], repeat: 2 })).toBe(
      'group-not-connected',
    );
    expect(refusal(grouped, { kind: 'group-layers', layers: ['a2'], repeat: 2 })).toBe(
      'group-overlap',
    );
  });
});

describe('applyEdit', () => {
  it.each([
    [{ kind: 'add-layer', layer: dense('d1') }, 'name-taken'],
    [{ kind: 'add-layer', layer: dense('d3'), after: 'x' }, 'no-such-layer'],
    [{ kind: 'remove-layers', layers: ['x'], heal: true }, 'no-such-layer'],
    [{ kind: 'connect', from: 'x', to: 'd1' }, 'no-such-layer'],
    [{ kind: 'connect', from: 'd1', to: 'x' }, 'no-such-layer'],
    [{ kind: 'connect', from: 'd1', to: 'd1' }, 'self-loop'],
    [{ kind: 'connect', from: 'd1', to: 'a1' }, 'duplicate-connection'],
    [{ kind: 'disconnect', from: 'd1', to: 'd2' }, 'no-such-connection'],
    [{ kind: 'change-field', layer: 'x', field: 'units', value: 1 }, 'no-such-layer'],
    [{ kind: 'replace-layer', layer: 'x', by: dense('x') }, 'no-such-layer'],
    [{ kind: 'replace-layer', layer: 'd1', by: dense('d2') }, 'name-differs'],
    [
      { kind: 'insert-on-connection', from: 'd1', to: 'd2', layer: dense('d3') },
      'no-such-connection',
    ],
    [{ kind: 'insert-on-connection', from: 'd1', to: 'a1', layer: dense('d2') }, 'name-taken'],
    [{ kind: 'duplicate-layers', layers: ['x'], offset: [0, 0] }, 'no-such-layer'],
    [{ kind: 'paste-layers', fragment: fragmentOf(whole, []), offset: [0, 0] }, 'nothing-to-paste'],
    [{ kind: 'rename-layer', layer: 'x', to: 'y' }, 'no-such-layer'],
    [{ kind: 'rename-layer', layer: 'd1', to: 'd2' }, 'name-taken'],
    [{ kind: 'rename-layer', layer: 'd1', to: '' }, 'name-refused'],
    [{ kind: 'rename-layer', layer: 'd1', to: 'a/b' }, 'name-refused'],
    [{ kind: 'move-layers', positions: [['x', 0, 0]] }, 'no-such-layer'],
    [{ kind: 'group-layers', layers: ['x'], repeat: 2 }, 'no-such-layer'],
    [{ kind: 'group-layers', layers: [], repeat: 2 }, 'nothing-to-group'],
    [{ kind: 'repeat-group', group: 'x', repeat: 2 }, 'no-such-group'],
    [{ kind: 'ungroup', group: 'x' }, 'no-such-group'],
  ] as readonly (readonly [NetworkEdit, string])[])('refuses %j as %s', (edit, code) => {
    expect(refusal(whole, edit)).toBe(code);
  });

  it.each([0, 1.5, 1001, NaN])('refuses to repeat a group %d times', (repeat) => {
    const grouped = { ...whole, groups: [{ id: 'g', layers: ['d2', 'a2'], repeat: 3 }] };
    expect(refusal(grouped, { kind: 'repeat-group', group: 'g', repeat })).toBe('repeat-refused');
  });

  it('is undone by its opposite: connect, add and insert', () => {
    fc.assert(
      fc.property(fc.array(fc.nat()), fc.nat(), (choices, which) => {
        const network = networkFromChoices(choices);
        const connection = network.connections[which % network.connections.length];
        if (connection === undefined) return;
        const [from, to] = connection;
        const inserted = edited(network, {
          kind: 'insert-on-connection',
          from,
          to,
          layer: activation('new'),
        });
        expect(edited(inserted, { kind: 'remove-layers', layers: ['new'], heal: true })).toEqual(
          network,
        );

        const added = edited(network, { kind: 'add-layer', layer: activation('new'), after: from });
        const removed = edited(added, { kind: 'remove-layers', layers: ['new'], heal: true });
        expect(removed).toEqual(network);
      }),
    );
  });

  it('keeps one scale for every input of every add', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(), { minLength: 1 }),
        fc.array(fc.nat(), { maxLength: 6 }),
        (choices, removals) => {
          const network = removals.reduce((left, removal) => {
            const { id } = left.layers[removal % left.layers.length] ?? { id: '' };
            if (left.layers.length < 3) return left;
            return edited(left, { kind: 'remove-layers', layers: [id], heal: removal % 2 === 0 });
          }, networkFromChoices(choices));
          const { incoming } = topologyOf(network);
          for (const each of network.layers) {
            if (each.type === 'add')
              expect(each.scales).toHaveLength(incoming.get(each.id)?.length ?? 0);
          }
          expect(new Set(network.connections.map((ends) => ends.join())).size).toBe(
            network.connections.length,
          );
        },
      ),
    );
  });
});
