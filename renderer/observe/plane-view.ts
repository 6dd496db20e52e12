import { snapshotAt } from '../lab/snapshot-history.svelte';
import type { SnapshotHistory } from '../lab/snapshot-history.svelte';
import { planeColumns, planeRows } from '../../shared/snapshots/plane';
import type { Plane } from '../../shared/snapshots/plane';
import type { PlanePointsSnapshot, PlaneSnapshot } from '../../shared/snapshots/snapshot';

/** The plane as one run's network sees it. */
export interface PlaneView {
  /** "run 2". */
  readonly run: string;
  readonly snapshot: PlaneSnapshot;
  readonly points: PlanePointsSnapshot;
  /** What of the plane is shown. */
  readonly shown: Plane;
}

/** What was seen of a run at an epoch or last before it; null: nothing yet. A part of its own is finer than one cut out. */
export function planeView(
  run: { readonly name: string; readonly snapshots: SnapshotHistory; readonly epoch: number },
  epoch: number,
  part: Plane | null,
): PlaneView | null {
  const whole = snapshotAt(run.snapshots.planes, epoch);
  const points = run.snapshots.planePoints;
  if (whole === null || points === null) return null;
  const finer = run.snapshots.planePart;
  const isOfPart = part !== null && finer !== null && isSame(finer.plane, part);
  const isNewest = epoch >= run.epoch && (finer?.epoch ?? -1) >= whole.epoch;
  const snapshot = isOfPart && isNewest ? finer : whole;
  return { run: run.name, snapshot, points, shown: part ?? whole.plane };
}

function isSame(one: Plane, other: Plane): boolean {
  return (
    one.left === other.left &&
    one.right === other.right &&
    one.bottom === other.bottom &&
    one.top === other.top
  );
}

/** Where a coordinate lies among the middles of cells, for values between them. */
export interface Between {
  readonly before: number;
  readonly after: number;
  /** 0 at the one before, 1 at the one after. */
  readonly share: number;
}

export function betweenCells(at: number, low: number, high: number, cells: number): Between {
  const place = Math.min(cells - 1, Math.max(0, ((at - low) / (high - low)) * cells - 0.5));
  const before = Math.min(cells - 2, Math.floor(place));
  return { before, after: before + 1, share: place - before };
}

/** One of the numbers that the network gives at a place, between the places where it was asked. */
export function outputBetween(
  { values, outputs }: PlaneSnapshot,
  column: Between,
  row: Between,
  output: number,
): number {
  const at = (c: number, r: number) => values[(r * planeColumns + c) * outputs + output] ?? NaN;
  const lower = mix(at(column.before, row.before), at(column.after, row.before), column.share);
  const upper = mix(at(column.before, row.after), at(column.after, row.after), column.share);
  return mix(lower, upper, row.share);
}

function mix(from: number, to: number, share: number): number {
  return from + (to - from) * share;
}

/** All that the network gives at a place of the plane. */
export function outputsAt(snapshot: PlaneSnapshot, x: number, y: number): readonly number[] {
  const { left, right, bottom, top } = snapshot.plane;
  const column = betweenCells(x, left, right, planeColumns);
  const row = betweenCells(y, bottom, top, planeRows);
  return Array.from({ length: snapshot.outputs }, (_, output) =>
    outputBetween(snapshot, column, row, output),
  );
}

/** The class with the greatest probability; -1 where there is none (NaN). */
export function winnerAmong(shares: readonly number[]): number {
  return shares.indexOf(Math.max(...shares));
}

/** Share of the plane that goes to each class. */
export function sharesOfPlane({ values, outputs }: PlaneSnapshot): readonly number[] {
  const cells = values.length / outputs;
  const counts = new Array<number>(outputs).fill(0);
  for (let cell = 0; cell < cells; cell += 1) {
    const winner = winnerAmong([...values.subarray(cell * outputs, (cell + 1) * outputs)]);
    if (winner >= 0) counts[winner] = (counts[winner] ?? 0) + 1;
  }
  return counts.map((count) => count / cells);
}

/** Share of the points that lie where the network says their class. */
export function shareOnOwnGround(
  snapshot: PlaneSnapshot,
  { points }: Pick<PlanePointsSnapshot, 'points'>,
): number {
  let right = 0;
  for (let place = 0; place < points.length; place += 3) {
    const [x = NaN, y = NaN, target] = points.subarray(place, place + 3);
    if (winnerAmong(outputsAt(snapshot, x, y)) === target) right += 1;
  }
  return right / (points.length / 3);
}

/** A plane around its middle, a multiple of its size; shifted by shares of its size. */
export function zoomedPlane(
  { left, right, bottom, top }: Plane,
  factor: number,
  shift: { readonly x: number; readonly y: number } = { x: 0, y: 0 },
): Plane {
  const [width, height] = [right - left, top - bottom];
  const x = (left + right) / 2 + shift.x * width;
  const y = (bottom + top) / 2 + shift.y * height;
  const [halfWidth, halfHeight] = [(width * factor) / 2, (height * factor) / 2];
  return { left: x - halfWidth, right: x + halfWidth, bottom: y - halfHeight, top: y + halfHeight };
}
