import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from './edits';
import type { Network } from './network';
import { inferShapes } from './shapes';
import { networkFromChoices } from './testing/network-from-choices';
import {
  activation,
  chainOf,
  dense,
  imageData,
  layer,
  networkOf,
  plainNetwork,
  planeData,
  series,
} from './testing/sample-networks';

/** d1 (64) feeds d2 (32) and, past it, an add: the picture of a problem in the design. */
const unequalPaths = networkOf(
  [
    layer('input', 'input'),
    dense('d1', 64),
    dense('d2', 32),
    layer('sum', 'add'),
    layer('output', 'output'),
  ],
  [...chainOf('input', 'd1', 'd2', 'sum', 'output'), ['d1', 'sum']],
);

function codesOf(network: Network): readonly string[] {
  return inferShapes(network, planeData).problems.map(({ code }) => code);
}

describe('inferShapes of a sound network', () => {
  it('gives shape and parameters of every layer: 2 -> 32 -> 32 -> 2 has 96 + 1056 + 66', () => {
    const { layers, parameters, problems } = inferShapes(plainNetwork(2, 32), planeData);
    expect(problems).toEqual([]);
    expect([...layers].map(([id, { shape, parameters: own }]) => [id, shape, own])).toEqual([
      ['input', [2], 0],
      ['d1', [32], 96],
      ['a1', [32], 0],
      ['d2', [32], 1056],
      ['a2', [32], 0],
      ['output', [2], 66],
    ]);
    expect(parameters).toBe(1218);
  });

  it('counts moving averages apart: batch norm over 4 units trains 8 numbers and keeps 8', () => {
    const network = series(dense('d1', 4), layer('bn', 'batch-normalization'), activation('a1'));
    expect(inferShapes(network, planeData).layers.get('bn')).toMatchObject({
      parameters: 8,
      movingAverages: 8,
    });
  });

  it('follows images: 8 x 8 x 1 by convolution, pooling and flattening', () => {
    const network = series(
      layer('c1', 'conv-2d', { filters: 16 }),
      layer('pool', 'max-pooling-2d'),
      layer('c2', 'conv-2d', { filters: 4, strides: 2 }),
      layer('flat', 'flatten'),
    );
    const { layers, problems } = inferShapes(network, imageData);
    expect(problems).toEqual([]);
    expect([...layers.values()].map(({ shape }) => shape)).toEqual([
      [8, 8, 1],
      [8, 8, 16],
      [4, 4, 16],
      [2, 2, 4],
      [16],
      [10],
    ]);
    expect(layers.get('c1')?.parameters).toBe(3 * 3 * 16 + 16);
  });

  it('says what every connection carries and whether it is flattened', () => {
    const network = series(layer('c1', 'conv-2d', { filters: 2 }), dense('d1', 5));
    expect(inferShapes(network, imageData).connections).toEqual([
      { from: 'input', to: 'c1', shape: [8, 8, 1], flattens: false },
      { from: 'c1', to: 'd1', shape: [8, 8, 2], flattens: true },
      { from: 'd1', to: 'output', shape: [5], flattens: false },
    ]);
  });

  it('gives regression one output', () => {
    const data = { ...planeData, task: 'regression' as const, classes: 0 };
    expect(inferShapes(plainNetwork(1), data).layers.get('output')?.shape).toEqual([1]);
  });

  it('lets a drawn layer answer for the copies that it stands for', () => {
    const network = {
      ...plainNetwork(2, 4),
      groups: [{ id: 'g', layers: ['d2', 'a2'], repeat: 5 }],
    };
    const { layers, parameters } = inferShapes(network, planeData);
    expect(layers.get('d2')?.parameters).toBe(5 * 20);
    expect(layers.get('d2~2')?.parameters).toBe(20);
    expect(parameters).toBe(12 + 5 * 20 + 10);
  });

  it('shows behind a group the shape that leaves its last copy', () => {
    const network = {
      ...series(layer('c', 'conv-2d', { filters: 1, strides: 2 }), layer('flat', 'flatten')),
      groups: [{ id: 'g', layers: ['c'], repeat: 3 }],
    };
    const { connections } = inferShapes(network, imageData);
    expect(connections.map(({ shape }) => shape)).toEqual([[8, 8, 1], [1, 1, 1], [1]]);
  });

  it('knows every shape of whatever is soundly built', () => {
    fc.assert(
      fc.property(fc.array(fc.nat()), (choices) => {
        const { layers, problems, connections } = inferShapes(
          networkFromChoices(choices),
          planeData,
        );
        expect(problems).toEqual([]);
        expect([...layers.values()].every(({ shape }) => shape !== null)).toBe(true);
        expect(connections.every(({ shape }) => shape !== null)).toBe(true);
      }),
    );
  });
});

describe('inferShapes of a faulty network', () => {
  it('places a problem at its layer, and lets those behind it wait', () => {
    const { layers, problems } = inferShapes(unequalPaths, planeData);
    expect(problems).toMatchObject([
      { code: 'add-shapes-differ', place: { kind: 'layer', layer: 'sum' } },
    ]);
    expect(layers.get('sum')?.problems).toEqual(problems);
    expect(layers.get('output')).toMatchObject({ shape: null, parameters: null, waitsFor: 'sum' });
    expect(inferShapes(unequalPaths, planeData).parameters).toBe(192 + 2080);
  });

  it('puts a problem of a copy on the drawn layer', () => {
    const network = {
      ...series(layer('pool', 'max-pooling-2d')),
      groups: [{ id: 'g', layers: ['pool'], repeat: 4 }],
    };
    const { problems, layers } = inferShapes(network, imageData);
    expect(problems).toMatchObject([
      { code: 'window-larger-than-image', place: { kind: 'layer', layer: 'pool' } },
    ]);
    expect(problems[0]?.message).toContain('In copy 4 of g');
    expect(layers.get('pool')?.problems).toEqual(problems);
  });

  const whole = plainNetwork(2);
  const without = (...ids: readonly string[]): Network => ({
    ...whole,
    layers: whole.layers.filter(({ id }) => !ids.includes(id)),
    connections: whole.connections.filter((ends) => !ends.some((id) => ids.includes(id))),
  });
  const connected = (...extra: readonly (readonly [string, string])[]): Network => ({
    ...whole,
    connections: [...whole.connections, ...extra],
  });
  const extended = (
    id: string,
    type: 'input' | 'output' | 'add',
    ...ends: readonly (readonly [string, string])[]
  ) => networkOf([...whole.layers, layer(id, type)], [...whole.connections, ...ends]);

  it.each([
    ['nothing at all', networkOf([], []), ['no-input', 'no-output']],
    ['no input', without('input'), ['no-input', 'not-connected']],
    ['no output', without('output'), ['no-output']],
    [
      'two inputs',
      extended('more', 'input', ['more', 'd2']),
      ['several-inputs', 'too-many-inputs'],
    ],
    ['two outputs', extended('more', 'output', ['a1', 'more']), ['several-outputs']],
    ['a layer taken out of the middle', without('a1'), ['not-connected', 'dead-end']],
    ['a cycle', connected(['a2', 'd1']), ['cycle', 'too-many-inputs']],
    ['a self-loop', connected(['a1', 'a1']), ['self-loop', 'too-many-inputs']],
    ['a connection twice', connected(['a1', 'd2']), ['duplicate-connection', 'too-many-inputs']],
    ['a fed input', connected(['a1', 'input']), ['takes-no-input', 'cycle']],
    [
      'a followed output',
      connected(['output', 'd2']),
      ['nothing-follows-output', 'cycle', 'too-many-inputs'],
    ],
    ['an add of one path', extended('sum', 'add', ['a1', 'sum']), ['too-few-inputs', 'dead-end']],
    ['a connection to nowhere', connected(['a1', 'x']), ['unknown-layer']],
    [
      'two layers of one name',
      networkOf([...whole.layers, dense('d1')], whole.connections),
      ['duplicate-layer'],
    ],
  ] as const)('names what is wrong with %s', (_what, network, codes) => {
    expect(codesOf(network)).toEqual(codes);
  });

  it('says of the layers behind a missing input that they wait for it', () => {
    const { layers } = inferShapes(without('a1'), planeData);
    expect(layers.get('a2')?.waitsFor).toBe('d2');
  });

  it('names of a loose part the layer that nothing feeds', () => {
    const loose = networkOf(
      [...whole.layers, layer('sum', 'add'), dense('e1'), dense('e2')],
      [
        ...whole.connections.filter(([from]) => from !== 'a2'),
        ['a2', 'sum'],
        ['e2', 'sum'],
        ['e1', 'e2'],
        ['sum', 'output'],
      ],
    );
    expect(codesOf(loose)).toEqual(['not-connected']);
  });

  it('survives any wiring whatever', () => {
    const ids = ['input', 'a', 'b', 'sum', 'output'];
    const anyConnection = fc.tuple(fc.constantFrom(...ids, 'x'), fc.constantFrom(...ids));
    fc.assert(
      fc.property(fc.array(anyConnection, { maxLength: 12 }), (connections) => {
        const layers = [
          layer('input', 'input'),
          dense('a'),
          dense('b'),
          layer('sum', 'add'),
          layer('output', 'output'),
        ];
        const network = networkOf(layers, connections, [
          { id: 'g', layers: ['a', 'b'], repeat: 2 },
        ]);
        const shapes = inferShapes(network, planeData);
        expect(shapes.connections).toHaveLength(connections.length);
        if (shapes.problems.length === 0) {
          expect(shapes.layers.get('output')?.shape).toEqual([2]);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('the fixes of problems', () => {
  it('of an add of 64 and 32 are a projection, other units, or concatenation', () => {
    const [problem] = inferShapes(unequalPaths, planeData).problems;
    expect(problem?.fixes.map(({ title, detail }) => [title, detail])).toEqual([
      ['Project the skip 64 → 32', 'adds a Dense 32 without bias, 2,048 parameters'],
      ['Give Dense d2 64 units', 'instead of 32, so that both paths have the same shape'],
      ['Concatenate instead', 'gives 96 values, keeps both paths'],
    ]);
  });

  it.each([0, 1, 2])('of an add each solve it (fix %d)', (index) => {
    const [problem] = inferShapes(unequalPaths, planeData).problems;
    const fixed = applyEdits(unequalPaths, problem?.fixes[index]?.edits ?? []);
    expect(fixed.ok && inferShapes(fixed.value, planeData).problems).toEqual([]);
  });

  it('of an add of images are a 1 x 1 convolution, other filters, or concatenation', () => {
    const network = networkOf(
      [
        layer('input', 'input'),
        layer('c', 'conv-2d', { filters: 4 }),
        layer('sum', 'add'),
        layer('output', 'output'),
      ],
      [...chainOf('input', 'c', 'sum', 'output'), ['input', 'sum']],
    );
    const [problem] = inferShapes(network, imageData).problems;
    expect(problem?.fixes.map(({ title }) => title)).toEqual([
      'Project the skip 8 × 8 × 1 → 8 × 8 × 4',
      'Give Convolution c 1 filters',
      'Concatenate instead',
    ]);
    for (const { edits } of problem?.fixes ?? []) {
      const fixed = applyEdits(network, edits);
      expect(fixed.ok && inferShapes(fixed.value, imageData).problems).toEqual([]);
    }
  });

  it('of scales that are too many take them away', () => {
    const network = networkOf(
      [
        layer('input', 'input'),
        dense('a'),
        dense('b'),
        layer('sum', 'add', { scales: [1, 1, 1] }),
        layer('output', 'output'),
      ],
      [...chainOf('input', 'a', 'sum', 'output'), ...chainOf('input', 'b', 'sum')],
    );
    const [problem] = inferShapes(network, planeData).problems;
    const fixed = applyEdits(network, problem?.fixes[0]?.edits ?? []);
    expect(fixed.ok && inferShapes(fixed.value, planeData).problems).toEqual([]);
  });

  const whole = plainNetwork(2);
  it.each([
    ['no input', networkOf(whole.layers.slice(1), whole.connections.slice(1))],
    ['no output', networkOf(whole.layers.slice(0, -1), whole.connections.slice(0, -1))],
    ['two inputs', networkOf([...whole.layers, layer('more', 'input')], whole.connections)],
    [
      'two outputs',
      networkOf([...whole.layers, layer('more', 'output')], [...whole.connections, ['a1', 'more']]),
    ],
    ['a layer that nothing feeds', networkOf([...whole.layers, dense('d9')], whole.connections)],
    ['a dead end', networkOf([...whole.layers, dense('d9')], [...whole.connections, ['a1', 'd9']])],
    ['a connection twice', networkOf(whole.layers, [...whole.connections, ['a1', 'd2']])],
    ['a cycle', networkOf(whole.layers, [...whole.connections, ['a2', 'd1']])],
    ['too many inputs', networkOf(whole.layers, [...whole.connections, ['a1', 'output']])],
    [
      'a group apart',
      networkOf(whole.layers, whole.connections, [{ id: 'g', layers: ['d1', 'a2'], repeat: 2 }]),
    ],
  ])('of %s lead to a network without problems, the first each time', (_what, faulty) => {
    let network = faulty;
    for (let round = 0; round < 4; round += 1) {
      const [problem] = inferShapes(network, planeData).problems;
      if (problem === undefined) break;
      const fixed = applyEdits(network, problem.fixes[0]?.edits ?? []);
      if (!fixed.ok) throw new Error(fixed.problems[0].message);
      network = fixed.value;
    }
    expect(inferShapes(network, planeData).problems).toEqual([]);
  });
});
