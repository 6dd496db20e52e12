import type { Box } from './box';
import type { CanvasEdge } from './canvas-model';
import type { Density } from './density';

/** How an arrow gets from node to node. */
export type EdgeRoute =
  /** Left to right, straight or with one soft step. */
  | { readonly kind: 'forward' }
  /** Under the nodes in between: what a skip connection does. `bottom` is the height of its lowest run. */
  | { readonly kind: 'under'; readonly bottom: number; readonly stub: number }
  /** To the start of the next row, or back: around, at height `between`. */
  | { readonly kind: 'around'; readonly between: number; readonly stub: number };

export interface Point {
  readonly x: number;
  readonly y: number;
}

const corner = 8;
/** How far below the main handle a skip leaves and arrives. */
const skipOffset = 22;

/** Routes for all arrows; skips over one another run at different heights. */
export function edgeRoutes(
  edges: readonly CanvasEdge[],
  boxes: ReadonlyMap<string, Box>,
  { stub, step }: Density['skip'],
): ReadonlyMap<string, EdgeRoute> {
  const routes = new Map<string, EdgeRoute>();
  const skips: { readonly from: number; readonly to: number; readonly bottom: number }[] = [];
  const heightsAround = new Set<number>();
  const shortestFirst = [...edges].sort((one, other) => span(one) - span(other));
  for (const edge of shortestFirst) {
    const source = boxes.get(edge.source);
    const target = boxes.get(edge.target);
    if (source === undefined || target === undefined) continue;
    routes.set(edge.id, routeBetween(source, target));
  }
  return routes;

  function span({ source, target }: CanvasEdge): number {
    return (boxes.get(target)?.x ?? 0) - (boxes.get(source)?.x ?? 0);
  }

  function routeBetween(source: Box, target: Box): EdgeRoute {
    const from = source.x + source.width;
    if (target.x <= from) {
      let height = between(source, target, stub);
      while (heightsAround.has(height)) height += step;
      heightsAround.add(height);
      return { kind: 'around', between: height, stub };
    }
    const height = middle(source);
    const inTheWay = [...boxes.values()].filter(
      (box) =>
        box !== source &&
        box !== target &&
        box.x + box.width > from &&
        box.x < target.x &&
        box.y < height &&
        box.y + box.height > height,
    );
    if (inTheWay.length === 0) return { kind: 'forward' };
    const floor = Math.max(...[source, target, ...inTheWay].map((box) => box.y + box.height));
    let bottom = floor + stub;
    const clashes = () =>
      skips.some(
        (skip) => skip.from < target.x && skip.to > from && Math.abs(skip.bottom - bottom) < 1,
      );
    while (clashes()) bottom += step;
    skips.push({ from, to: target.x, bottom });
    return { kind: 'under', bottom, stub };
  }
}

/** An SVG path for the route between two handles, and where its label belongs. */
export function edgePath(
  route: EdgeRoute,
  source: Point,
  target: Point,
): { readonly path: string; readonly label: Point } {
  switch (route.kind) {
    case 'forward':
      return forward(source, target);
    case 'under': {
      const start = { x: source.x, y: source.y + skipOffset };
      const end = { x: target.x, y: target.y + skipOffset };
      const path = rounded([
        start,
        { x: start.x + route.stub, y: start.y },
        { x: start.x + route.stub, y: route.bottom },
        { x: end.x - route.stub, y: route.bottom },
        { x: end.x - route.stub, y: end.y },
        end,
      ]);
      return { path, label: { x: (start.x + end.x) / 2, y: route.bottom + 10 } };
    }
    case 'around': {
      const path = rounded([
        source,
        { x: source.x + route.stub, y: source.y },
        { x: source.x + route.stub, y: route.between },
        { x: target.x - route.stub, y: route.between },
        { x: target.x - route.stub, y: target.y },
        target,
      ]);
      return { path, label: { x: (source.x + target.x) / 2, y: route.between - 8 } };
    }
  }
}

function forward(source: Point, target: Point) {
  const half = (source.x + target.x) / 2;
  const path =
    Math.abs(source.y - target.y) < 1
      ? `M${source.x},${source.y} L${target.x},${target.y}`
      : rounded([source, { x: half, y: source.y }, { x: half, y: target.y }, target]);
  return { path, label: { x: half, y: Math.min(source.y, target.y) - 8 } };
}

/** A polyline of horizontal and vertical runs with round corners. */
function rounded(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (first === undefined) return '';
  let path = `M${first.x},${first.y}`;
  let before = first;
  rest.forEach((point, index) => {
    const after = rest[index + 1];
    if (after === undefined) {
      path += ` L${point.x},${point.y}`;
    } else {
      const radius = Math.min(corner, distance(before, point) / 2, distance(point, after) / 2);
      const enter = towards(point, before, radius);
      const leave = towards(point, after, radius);
      path += ` L${enter.x},${enter.y} Q${point.x},${point.y} ${leave.x},${leave.y}`;
    }
    before = point;
  });
  return path;
}

function towards(from: Point, to: Point, by: number): Point {
  const length = distance(from, to);
  if (length === 0) return from;
  return {
    x: from.x + ((to.x - from.x) / length) * by,
    y: from.y + ((to.y - from.y) / length) * by,
  };
}

function distance(one: Point, other: Point): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}

function middle(box: Box): number {
  return box.y + box.height / 2;
}

/** Half way between two rows, or below both where they overlap. */
function between(source: Box, target: Box, stub: number): number {
  const bottom = source.y + source.height;
  if (target.y > bottom) return (bottom + target.y) / 2;
  const targetBottom = target.y + target.height;
  if (source.y > targetBottom) return (targetBottom + source.y) / 2;
  return Math.max(bottom, targetBottom) + stub;
}
