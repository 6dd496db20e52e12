import type { Box } from './box';
import type { CanvasModel } from './canvas-model';
import { columnPitch, densities, lanePitch } from './density';
import type { Density } from './density';
import { edgeRoutes } from './edge-route';
import type { EdgeRoute } from './edge-route';
import {
  automaticGrid,
  columnsOf,
  gridByHand,
  isArrangedByHand,
  waitingCells,
} from './network-grid';
import type { Grid } from './network-grid';
import { rowStarts } from './row-starts';

export interface CanvasLayout {
  readonly density: Density;
  readonly boxes: ReadonlyMap<string, Box>;
  readonly routes: ReadonlyMap<string, EdgeRoute>;
  readonly width: number;
  readonly height: number;
  /** False where the user arranged the network. */
  readonly automatic: boolean;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Shrinking the view this far still leaves 11 px text legible; beyond it a closer density is better. */
const leastZoom = 0.9;

/**
 * The most generous density whose network fits the pane, long chains wrapped into rows; the closest one
 * where none does (the user scrolls then).
 */
export function layOut(model: CanvasModel, pane: Size): CanvasLayout {
  const automatic = !isArrangedByHand(model);
  const candidates = automatic ? automaticLayouts(model, pane) : layoutsByHand(model);
  const fitting = candidates.find(
    ({ width, height }) => width * leastZoom <= pane.width && height * leastZoom <= pane.height,
  );
  const last = candidates[candidates.length - 1];
  if (last === undefined) throw new Error('there are no densities');
  return fitting ?? last;
}

function automaticLayouts(model: CanvasModel, pane: Size): readonly CanvasLayout[] {
  const waiting = waitingCells(model);
  const nodes = model.nodes.filter(({ id }) => !waiting.has(id));
  const grid = automaticGrid({ ...model, nodes });
  return densities.map((density) => {
    const cells = new Map([
      ...wrapped(grid, spansOf(model), columnsThatFit(density, pane)),
      ...waiting,
    ]);
    return { ...place(model, cells, density), automatic: true };
  });
}

function layoutsByHand(model: CanvasModel): readonly CanvasLayout[] {
  const grid = gridByHand(model);
  return densities.map((density) => ({ ...place(model, grid, density), automatic: false }));
}

function place(model: CanvasModel, cells: Grid, density: Density): Omit<CanvasLayout, 'automatic'> {
  const spans = spansOf(model);
  const boxes = new Map(
    [...cells].map(([id, { column, lane }]) => [
      id,
      {
        x: column * columnPitch(density),
        y: lane * lanePitch(density),
        width: (spans.get(id) ?? 1) * columnPitch(density) - density.gapX,
        height: density.height,
      },
    ]),
  );
  const routes = edgeRoutes(model.edges, boxes, density.skip);
  return { density, boxes, routes, ...extent([...boxes.values()], lowest([...routes.values()])) };
}

type Spans = ReadonlyMap<string, number>;

function spansOf({ nodes }: CanvasModel): Spans {
  return new Map(nodes.map((node) => [node.id, columnsOf(node)]));
}

/** Breaks a long network into rows of nearly equal length, each as many lanes high as it needs. */
function wrapped(grid: Grid, spans: Spans, mostColumns: number): Grid {
  const cells = [...grid.entries()];
  const widths = new Map<number, number>();
  for (const [id, { column }] of cells) {
    widths.set(column, Math.max(widths.get(column) ?? 1, spans.get(id) ?? 1));
  }
  const starts = rowStarts(widths, mostColumns);
  if (starts.length <= 1) return grid;
  const rowOf = (column: number) => starts.filter((start) => start <= column).length - 1;
  const firstLane: number[] = [0];
  for (const row of starts.keys()) {
    const lanes = cells.filter(([, { column }]) => rowOf(column) === row).map(([, c]) => c.lane);
    firstLane.push((firstLane[row] ?? 0) + Math.max(0, ...lanes) + 1);
  }
  return new Map(
    cells.map(([id, { column, lane }]) => {
      const row = rowOf(column);
      const start = starts[row] ?? 0;
      return [id, { column: column - start, lane: lane + (firstLane[row] ?? 0) }];
    }),
  );
}

function columnsThatFit(density: Density, pane: Size): number {
  const columns = (pane.width / leastZoom + density.gapX) / columnPitch(density);
  return Math.max(4, Math.floor(columns + 1e-9));
}

/** Where the lowest skip runs. */
function lowest(routes: readonly EdgeRoute[]): number {
  return Math.max(-Infinity, ...routes.map((r) => (r.kind === 'under' ? r.bottom : -Infinity)));
}

function extent(boxes: readonly Box[], bottom: number): Size {
  if (boxes.length === 0) return { width: 0, height: 0 };
  const span = (starts: readonly number[], ends: readonly number[]) =>
    Math.max(...ends) - Math.min(...starts);
  return {
    width: span(
      boxes.map(({ x }) => x),
      boxes.map(({ x, width }) => x + width),
    ),
    height: span(
      boxes.map(({ y }) => y),
      [...boxes.map(({ y, height }) => y + height), bottom],
    ),
  };
}
