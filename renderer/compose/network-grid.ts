import { graphlib, layout } from '@dagrejs/dagre';
import type { EdgeLabel, GraphLabel } from '@dagrejs/dagre';
import type { CanvasModel, CanvasNode } from './canvas-model';
import { columnPitch, lanePitch, regularDensity } from './density';

/** Where a node stands in columns and lanes; the main path runs along lane 0. Fractions only where people moved nodes. */
export interface Cell {
  readonly column: number;
  readonly lane: number;
}

export type Grid = ReadonlyMap<string, Cell>;

/**
 * True where the user arranged the network: then positions are kept and nothing is wrapped. Moving one node
 * writes down every position, so the few that a layer dropped on the empty canvas brings do not count.
 */
export function isArrangedByHand(model: CanvasModel): boolean {
  const placed = model.nodes.filter(({ layer }) => layer.position !== undefined);
  return placed.length * 2 > model.nodes.length;
}

/** Nodes that were dropped on the empty canvas and wait there to be connected. */
export function waitingCells(model: CanvasModel): Grid {
  const connected = new Set(model.edges.flatMap(({ source, target }) => [source, target]));
  return new Map(
    model.nodes.flatMap((node) => {
      const cell = connected.has(node.id) ? null : cellOf(node);
      return cell === null ? [] : [[node.id, cell] as const];
    }),
  );
}

/** How many columns a node takes: a folded group needs room for what is in it. */
export function columnsOf(node: CanvasNode | undefined): number {
  return node?.folded == null ? 1 : 2;
}

/** Columns from dagre's ranks; lanes from its order, but the longest path stays on a straight line. */
export function automaticGrid(model: CanvasModel): Grid {
  const ranked = rankedByDagre(model);
  const ranks = [...new Set([...ranked.values()].map(({ x }) => x))].sort((a, b) => a - b);
  const nodes = new Map(model.nodes.map((node) => [node.id, node]));
  const main = new Set(longestPath(model));
  const cells = new Map<string, Cell>();
  let column = 0;
  for (const x of ranks) {
    const inColumn = [...ranked.entries()]
      .filter(([, place]) => place.x === x)
      .sort(([one, { y: a }], [other, { y: b }]) => rank(one) - rank(other) || a - b)
      .map(([id]) => id);
    const mainIsHere = inColumn.some((id) => main.has(id));
    for (const [index, id] of inColumn.entries()) {
      cells.set(id, { column, lane: mainIsHere ? index : index + 1 });
    }
    column += Math.max(1, ...inColumn.map((id) => columnsOf(nodes.get(id))));
  }
  return cells;

  function rank(id: string): number {
    return main.has(id) ? 0 : 1;
  }
}

/** The user's positions; nodes without one (added by an overlay) stand between their neighbours, a lane lower. */
export function gridByHand(model: CanvasModel): Grid {
  const cells = new Map<string, Cell>();
  for (const node of model.nodes) {
    const cell = cellOf(node);
    if (cell !== null) cells.set(node.id, cell);
  }
  const automatic = automaticGrid(model);
  for (const { id } of model.nodes) {
    if (cells.has(id)) continue;
    const neighbours = model.edges.flatMap(({ source, target }) =>
      source === id ? [target] : target === id ? [source] : [],
    );
    const known = neighbours.flatMap((neighbour) => cells.get(neighbour) ?? []);
    cells.set(id, free(known.length > 0 ? middle(known) : (automatic.get(id) ?? origin), cells));
  }
  return cells;
}

const origin: Cell = { column: 0, lane: 0 };

function cellOf({ layer: { position } }: CanvasNode): Cell | null {
  if (position === undefined) return null;
  const [x, y] = position;
  return { column: x / columnPitch(regularDensity), lane: y / lanePitch(regularDensity) };
}

/** What a file keeps of a cell. */
export function filePosition({ column, lane }: Cell): readonly [x: number, y: number] {
  return [
    Math.round(column * columnPitch(regularDensity)),
    Math.round(lane * lanePitch(regularDensity)),
  ];
}

function middle(cells: readonly Cell[]): Cell {
  const mean = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    column: mean(cells.map(({ column }) => column)),
    lane: mean(cells.map(({ lane }) => lane)),
  };
}

/** The cell, or the nearest one below it that nothing covers. */
function free(wanted: Cell, taken: ReadonlyMap<string, Cell>): Cell {
  const covered = (cell: Cell) =>
    [...taken.values()].some(
      (other) =>
        Math.abs(other.column - cell.column) < 0.8 && Math.abs(other.lane - cell.lane) < 0.8,
    );
  let cell = wanted;
  while (covered(cell)) cell = { ...cell, lane: cell.lane + 1 };
  return cell;
}

/** What dagre wants of a node, and what it puts there. */
interface Place {
  width: number;
  height: number;
  x: number;
  y: number;
}

function rankedByDagre(model: CanvasModel): ReadonlyMap<string, Place> {
  const graph = new graphlib.Graph<GraphLabel, Place, EdgeLabel>();
  graph.setGraph({ rankdir: 'LR', nodesep: 10, ranksep: 10 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id } of model.nodes) graph.setNode(id, { width: 10, height: 10, x: 0, y: 0 });
  for (const { source, target } of model.edges) graph.setEdge(source, target);
  layout(graph);
  return new Map(
    model.nodes.map(({ id }) => {
      const place = graph.node(id);
      return [id, { ...place, x: Math.round(place.x) }];
    }),
  );
}

/** Node ids of a longest path through the network; cycles are cut where they close. */
function longestPath(model: CanvasModel): readonly string[] {
  const followers = new Map<string, string[]>(model.nodes.map(({ id }) => [id, []]));
  for (const { source, target } of model.edges) followers.get(source)?.push(target);
  const longest = new Map<string, readonly string[]>();
  const open = new Set<string>();
  const paths = model.nodes.map(({ id }) => pathFrom(id));
  return paths.reduce((best, path) => (path.length > best.length ? path : best), []);

  function pathFrom(id: string): readonly string[] {
    const known = longest.get(id);
    if (known !== undefined) return known;
    if (open.has(id)) return [];
    open.add(id);
    const rests = (followers.get(id) ?? []).map(pathFrom);
    open.delete(id);
    const rest = rests.reduce((best, path) => (path.length > best.length ? path : best), []);
    const path = [id, ...rest];
    longest.set(id, path);
    return path;
  }
}
