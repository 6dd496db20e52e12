import { describe, expect, it } from 'vitest';
import type { Layer } from '../../shared/network/layer-types';
import type { Connection } from '../../shared/network/network';
import { canvasModel, insertionPoint, membersOf, tailOf } from './canvas-model';
import type { CanvasModel } from './canvas-model';

const initializer = { type: 'glorot-uniform' } as const;

function layer(id: string): Layer {
  if (id === 'input') return { id, type: 'input' };
  if (id === 'output') return { id, type: 'output', initializer, useBias: true };
  if (id.startsWith('add')) return { id, type: 'add' };
  if (id.startsWith('bn')) {
    return { id, type: 'batch-normalization', momentum: 0.99, epsilon: 1e-3 };
  }
  if (id.startsWith('a')) return { id, type: 'activation', function: 'relu', slope: 0.01 };
  return { id, type: 'dense', units: 8, initializer, useBias: true };
}

/** "d1 a1 d2" is the chain d1 -> a1 -> d2; several chains make branches. */
function modelOf(...chains: readonly string[]): CanvasModel {
  const connections = chains.flatMap((chain) => {
    const ids = chain.split(' ');
    return ids.slice(1).map((id, index): Connection => [ids[index] ?? '', id]);
  });
  const ids = [...new Set(chains.flatMap((chain) => chain.split(' ')))];
  return canvasModel({ layers: ids.map(layer), connections });
}

function shown(model: CanvasModel): readonly string[] {
  return model.nodes.map((node) =>
    membersOf(node)
      .map(({ id }) => id)
      .join('+'),
  );
}

function arrows(model: CanvasModel): readonly string[] {
  return model.edges.map(({ source, target, connection }) => {
    return `${source} > ${target} (${connection.join(' > ')})`;
  });
}

describe('canvasModel', () => {
  it.each([
    {
      behaviour: 'docks normalization and activation on their layer',
      chains: ['input d1 bn1 a1 d2 a2 output'],
      nodes: ['input', 'd1+bn1+a1', 'd2+a2', 'output'],
    },
    {
      behaviour: 'keeps an activation apart whose layer branches off before it',
      chains: ['input d1 a1 add1 output', 'd1 add1'],
      nodes: ['input', 'd1', 'a1', 'add1', 'output'],
    },
    {
      behaviour: 'keeps an activation apart that follows a join',
      chains: ['input d1 add1 a1 output', 'input add1'],
      nodes: ['input', 'd1', 'add1', 'a1', 'output'],
    },
    {
      behaviour: 'docks one activation and shows a second one by itself',
      chains: ['input d1 a1 a2 output'],
      nodes: ['input', 'd1+a1', 'a2', 'output'],
    },
    {
      behaviour: 'shows normalization after the activation by itself',
      chains: ['input d1 a1 bn1 output'],
      nodes: ['input', 'd1+a1', 'bn1', 'output'],
    },
    {
      behaviour: 'shows layers that nothing connects',
      chains: ['input output', 'd1', 'a1'],
      nodes: ['input', 'output', 'd1', 'a1'],
    },
  ])('$behaviour', ({ chains, nodes }) => {
    expect(shown(modelOf(...chains))).toEqual(nodes);
  });

  it('draws an arrow from what is docked last and none inside a node', () => {
    const model = modelOf('input d1 a1 d2 a2 output');
    expect(arrows(model)).toEqual([
      'input > d1 (input > d1)',
      'd1 > d2 (a1 > d2)',
      'd2 > output (a2 > output)',
    ]);
  });

  it('draws a skip from the docked activation to the join', () => {
    const model = modelOf('input d1 a1 d2 a2 add1 output', 'a1 add1');
    expect(arrows(model)).toContain('d1 > add1 (a1 > add1)');
  });

  it('leaves out connections to layers that do not exist', () => {
    const model = canvasModel({ layers: [layer('input')], connections: [['input', 'gone']] });
    expect(model.edges).toEqual([]);
  });

  it('knows the node of every layer', () => {
    const model = modelOf('input d1 bn1 a1 output');
    expect([...model.nodeOf.keys()]).toEqual(['input', 'd1', 'bn1', 'a1', 'output']);
    expect(model.nodeOf.get('a1')?.id).toBe('d1');
  });

  it('survives a cycle', () => {
    expect(shown(modelOf('d1 a1 d2 d1'))).toEqual(['d1+a1', 'd2']);
  });
});

describe('insertionPoint', () => {
  const node = modelOf('input d1 bn1 a1 output').nodeOf.get('d1');

  it.each([
    ['batch-normalization', 'bn1'],
    ['activation', 'a1'],
    ['dropout', 'a1'],
    ['dense', 'a1'],
  ] as const)('puts %s behind %s', (type, id) => {
    if (node === undefined) throw new Error('d1 has no node');
    expect(insertionPoint(node, type).id).toBe(id);
    expect(tailOf(node).id).toBe('a1');
  });
});
