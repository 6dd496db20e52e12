import { describe, expect, it } from 'vitest';
import type { Layer } from '../../shared/network/layer-types';
import type { Connection } from '../../shared/network/network';
import { layOut } from './canvas-layout';
import type { Box } from './box';
import type { CanvasLayout, Size } from './canvas-layout';
import { canvasModel } from './canvas-model';
import type { CanvasModel } from './canvas-model';
import { edgePath } from './edge-route';
import { filePosition } from './network-grid';

/** The canvas at 1280 x 720 and at 1920 x 1080, less its head and foot. */
const small: Size = { width: 896, height: 150 };
const large: Size = { width: 1304, height: 260 };

const initializer = { type: 'glorot-uniform' } as const;

function dense(id: string, position?: readonly [number, number]): Layer {
  const layer: Layer = { id, type: 'dense', units: 8, initializer, useBias: true };
  return position === undefined ? layer : { ...layer, position };
}

function chain(count: number): CanvasModel {
  const ids = Array.from({ length: count }, (_, index) => `d${index + 1}`);
  return canvasModel({
    layers: ids.map((id) => dense(id)),
    connections: ids.slice(1).map((id, index): Connection => [ids[index] ?? '', id]),
  });
}

function boxOf({ boxes }: CanvasLayout, id: string): Box {
  const box = boxes.get(id);
  if (box === undefined) throw new Error(`${id} has no place`);
  return box;
}

function overlaps({ boxes }: CanvasLayout): readonly string[] {
  const all = [...boxes.entries()];
  return all.flatMap(([id, box], index) =>
    all.slice(index + 1).flatMap(([otherId, other]) => {
      const apart =
        box.x + box.width <= other.x ||
        other.x + other.width <= box.x ||
        box.y + box.height <= other.y ||
        other.y + other.height <= box.y;
      return apart ? [] : [`${id} and ${otherId}`];
    }),
  );
}

describe('layOut', () => {
  it('draws twelve nodes in one row, closer on the smaller window', () => {
    const onSmall = layOut(chain(12), small);
    const onLarge = layOut(chain(12), large);
    expect([onSmall.density.name, onLarge.density.name]).toEqual(['compact', 'regular']);
    for (const layout of [onSmall, onLarge]) {
      expect(new Set([...layout.boxes.values()].map(({ y }) => y)).size).toBe(1);
    }
  });

  it.each([
    ['30 layers on the small window', 32, small],
    ['30 layers on the large window', 32, large],
    ['5 layers', 7, small],
    ['100 layers', 102, large],
  ])('lays %s out from left to right without overlaps', (_, count, pane) => {
    const layout = layOut(chain(count), pane);
    expect(overlaps(layout)).toEqual([]);
    expect(layout.width).toBeLessThanOrEqual(pane.width / 0.9);
    for (let index = 2; index <= count; index += 1) {
      const before = boxOf(layout, `d${index - 1}`);
      const here = boxOf(layout, `d${index}`);
      expect(here.y > before.y || (here.y === before.y && here.x > before.x)).toBe(true);
    }
  });

  it('wraps a long chain so that 30 layers stay inside the small window', () => {
    const layout = layOut(chain(32), small);
    expect(layout.height).toBeLessThanOrEqual(small.height / 0.9);
  });

  it('keeps the main path straight and puts a branch below it', () => {
    const model = canvasModel({
      layers: ['d1', 'd2', 'd3', 'd4', 'side'].map((id) => dense(id)),
      connections: [
        ['d1', 'd2'],
        ['d2', 'd3'],
        ['d3', 'd4'],
        ['d1', 'side'],
        ['side', 'd3'],
      ],
    });
    const layout = layOut(model, large);
    const main = ['d1', 'd2', 'd3', 'd4'].map((id) => boxOf(layout, id).y);
    expect(new Set(main).size).toBe(1);
    expect(boxOf(layout, 'side').y).toBeGreaterThan(main[0] ?? 0);
    expect(overlaps(layout)).toEqual([]);
  });

  it('keeps the user’s arrangement and finds a free place for what has none', () => {
    const model = canvasModel({
      layers: [dense('d1', [0, 0]), dense('d2', [200, 50]), dense('d3', [400, 0]), dense('new')],
      connections: [
        ['d1', 'd2'],
        ['d2', 'new'],
        ['new', 'd3'],
      ],
    });
    const layout = layOut(model, large);
    expect(layout.automatic).toBe(false);
    expect(boxOf(layout, 'd2').y).toBeGreaterThan(boxOf(layout, 'd1').y);
    expect(overlaps(layout)).toEqual([]);
  });

  it('leaves a layer that waits to be connected where it was dropped', () => {
    const network = {
      layers: [
        dense('d1'),
        dense('d2'),
        dense('d3'),
        dense('new', filePosition({ column: 1, lane: 2 })),
      ],
      connections: [
        ['d1', 'd2'],
        ['d2', 'd3'],
      ] as const,
    };
    const layout = layOut(canvasModel(network), large);
    expect(layout.automatic).toBe(true);
    expect(boxOf(layout, 'new').x).toBeCloseTo(boxOf(layout, 'd2').x, 0);
    expect(boxOf(layout, 'new').y).toBeGreaterThan(boxOf(layout, 'd2').y);

    const connected = canvasModel({
      ...network,
      connections: [...network.connections, ['d3', 'new']],
    });
    expect(boxOf(layOut(connected, large), 'new').y).toBe(boxOf(layOut(connected, large), 'd3').y);
  });

  it('draws nothing for an empty network', () => {
    expect(layOut(canvasModel({ layers: [], connections: [] }), small).boxes.size).toBe(0);
  });
});

describe('the routes of arrows', () => {
  const model = canvasModel({
    layers: ['d1', 'd2', 'd3', 'd4'].map((id) => dense(id)),
    connections: [
      ['d1', 'd2'],
      ['d2', 'd3'],
      ['d3', 'd4'],
      ['d1', 'd3'],
      ['d1', 'd4'],
    ],
  });
  const layout = layOut(model, large);
  const { routes } = layout;

  it('goes straight to the neighbour and under what lies between', () => {
    expect(routes.get('d1/d2')).toEqual({ kind: 'forward' });
    expect(routes.get('d1/d3')?.kind).toBe('under');
  });

  it('runs skips over one another at different heights, below every node between', () => {
    const [inner, outer] = [routes.get('d1/d3'), routes.get('d1/d4')];
    if (inner?.kind !== 'under' || outer?.kind !== 'under') throw new Error('not skips');
    const floor = boxOf(layout, 'd2').y + boxOf(layout, 'd2').height;
    expect(inner.bottom).toBeGreaterThan(floor);
    expect(outer.bottom).toBeGreaterThan(inner.bottom);
  });

  it('goes around to the start of the next row', () => {
    const long = chain(32);
    const around = [...layOut(long, small).routes.values()].filter(({ kind }) => kind === 'around');
    expect(around.length).toBeGreaterThan(0);
  });

  it('draws a path from handle to handle', () => {
    const { path } = edgePath(
      { kind: 'under', bottom: 200, stub: 12 },
      { x: 10, y: 50 },
      { x: 300, y: 50 },
    );
    expect(path.startsWith('M10,72')).toBe(true);
    expect(path.endsWith('L300,72')).toBe(true);
    expect(path).toContain('200');
  });
});
