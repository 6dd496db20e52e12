import { describe, expect, it } from 'vitest';
import { examples } from '../../shared/experiment/examples';
import { startingExample } from '../../shared/experiment/starting-example';
import type { Network } from '../../shared/network/network';
import { insertionPoint, membersOf, tailOf } from './canvas-model';
import type { CanvasModel, CanvasNode } from './canvas-model';
import { layOut } from './canvas-layout';
import { blockSketch, foldedModel, groupTitle, weightCopies } from './fold-groups';

const residual = networkOf('residual-blocks');
const pane = { width: 896, height: 150 };

function networkOf(name: string): Network {
  const example = examples.find((candidate) => candidate.name === name);
  if (example === undefined) throw new Error(`no example ${name}`);
  return example.experiment.network;
}

function grouped(layers: readonly string[], repeat = 2): Network {
  return { ...startingExample.network, groups: [{ id: 'g', layers, repeat }] };
}

function folded(model: CanvasModel): CanvasNode & { readonly folded: object } {
  const node = model.nodes.find((candidate) => candidate.folded !== null);
  if (node?.folded == null) throw new Error('nothing is folded');
  return { ...node, folded: node.folded };
}

const all = () => true;
const none = () => false;

describe('foldedModel', () => {
  it('draws a repeated block as one node, with one arrow in and one out', () => {
    const model = foldedModel(residual, all);
    expect(model.nodes.map(({ id }) => id)).toEqual(['input', 'stem', 'b1', 'output']);
    expect(model.edges.map(({ source, target }) => [source, target])).toEqual([
      ['input', 'stem'],
      ['stem', 'b1'],
      ['b1', 'output'],
    ]);
    // The block is entered by its first layer and by its sum.
    expect(model.edges[1]?.others).toHaveLength(1);
  });

  it('leaves the group open that is unfolded', () => {
    expect(foldedModel(residual, none).nodes.every((node) => node.folded === null)).toBe(true);
  });

  it('knows the node of every layer inside, and the layer that leaves it', () => {
    const model = foldedModel(grouped(['d3', 'a3', 'd4', 'a4']), all);
    const node = folded(model);
    expect(membersOf(node).map(({ id }) => id)).toEqual(['d3', 'a3', 'd4', 'a4']);
    expect(['d3', 'a3', 'd4', 'a4'].map((id) => model.nodeOf.get(id)?.id)).toEqual(
      Array.from({ length: 4 }, () => 'd3'),
    );
    expect([tailOf(node).id, insertionPoint(node, 'batch-normalization').id]).toEqual(['a4', 'a4']);
  });

  it('undocks what is repeated without its host', () => {
    const model = foldedModel(grouped(['a3']), all);
    expect(model.nodeOf.get('d3')?.docked).toEqual([]);
    expect(model.nodeOf.get('a3')?.id).toBe('a3');
  });

  it('does not hide a group that cannot be repeated', () => {
    expect(
      foldedModel(grouped(['d3', 'd5']), all).nodes.every((node) => node.folded === null),
    ).toBe(true);
  });

  it('gets two columns, and overlaps nothing', () => {
    const model = foldedModel(grouped(['d3', 'a3', 'd4', 'a4']), all);
    const { boxes, density } = layOut(model, pane);
    const [block, next] = [boxes.get('d3'), boxes.get('d5')];
    expect(block?.width).toBe(2 * density.width + density.gapX);
    expect((block?.x ?? 0) + (block?.width ?? 0)).toBeLessThan(next?.x ?? 0);
  });
});

describe('what a folded node shows', () => {
  const block = foldedModel(residual, all).nodes[2]?.folded;
  const plain = foldedModel(grouped(['d3', 'a3', 'd4', 'a4']), all).nodeOf.get('d3')?.folded;
  const single = foldedModel(grouped(['d3', 'a3'], 5), all).nodeOf.get('d3')?.folded;

  it('is the widths of its layers, and the path around them', () => {
    if (block == null || plain == null) throw new Error('nothing is folded');
    expect(blockSketch(block)).toEqual({ parts: ['32', '32', '+'], skip: true });
    expect(blockSketch(plain)).toEqual({ parts: ['32', '32'], skip: false });
  });

  it('is called by what it is', () => {
    if (block == null || plain == null || single == null) throw new Error('nothing is folded');
    expect([block, plain, single].map(groupTitle)).toEqual(['Residual', 'Block', 'Dense']);
  });

  it('is a meter for each copy of each weight layer, of very many evenly spread ones', () => {
    if (single == null) throw new Error('nothing is folded');
    const depths = new Map([
      ['d3', 3],
      ['d3~2', 4],
      ['d3~3', 5],
    ]);
    expect(weightCopies(single, depths).map(({ layer }) => layer)).toEqual(['d3', 'd3~2', 'd3~3']);
    const deep = { ...single, group: { ...single.group, repeat: 500 } };
    const many = new Map(
      Array.from({ length: 500 }, (_, k) => [k === 0 ? 'd3' : `d3~${k + 1}`, k]),
    );
    const shown = weightCopies(deep, many).map(({ depth }) => depth);
    expect([shown.length, shown[0], shown[shown.length - 1]]).toEqual([24, 0, 499]);
  });
});
