import { decimate } from '../observe/decimation';
import type { GridRun } from './grid-run.svelte';

/** What all pictures of a grid have in common, so that one can be read against the other. */
export interface GridScale {
  readonly epochs: number;
  /** Loss at the upper edge; 0 is at the lower one. */
  readonly topLoss: number;
  /** Loss of a model that has learnt nothing; null while it is not known. */
  readonly noInformationLoss: number | null;
  /** Decades of delta at the lower and the upper edge. */
  readonly lowDelta: number;
  readonly highDelta: number;
}

/** A place in a picture that is 100 wide and 100 high, from its upper left corner. */
export interface PicturePoint {
  readonly x: number;
  readonly y: number;
}

/** Above what a model that has learnt nothing would have: there the curves begin. */
const roomAbove = 1.2;
/** Fewer decades would make a sound gradient look like a steep one. */
const leastDecades = 4;

export function gridScale(runs: readonly GridRun[], epochs: number): GridScale {
  const references = runs.flatMap(({ noInformationLoss }) => noInformationLoss ?? []);
  const firsts = runs.flatMap(({ losses }) => losses.filter(Number.isFinite).slice(0, 1));
  const reference = references[0] ?? null;
  const start = Math.max(reference ?? 0, Math.min(...firsts, Infinity, (reference ?? 0) * 3));
  const decades = runs.flatMap(({ deltas }) => deltas.flatMap(decadeOf));
  const high = Math.max(0, ...decades);
  return {
    epochs,
    topLoss: start > 0 && Number.isFinite(start) ? start * roomAbove : 1,
    noInformationLoss: reference,
    lowDelta: Math.min(high - leastDecades, ...decades),
    highDelta: high,
  };
}

function decadeOf(delta: number | null): readonly number[] {
  return delta !== null && delta > 0 && Number.isFinite(delta) ? [Math.log10(delta)] : [];
}

/** As many points as a small picture has room for, its extremes kept. */
const mostBuckets = 60;

/** The curve of the run's losses; what is not finite interrupts it, what is too high leaves through the upper edge. */
export function lossCurves(
  { losses }: Pick<GridRun, 'losses'>,
  { epochs, topLoss }: GridScale,
): readonly (readonly PicturePoint[])[] {
  const curves: PicturePoint[][] = [[]];
  for (const index of decimate(losses, 0, losses.length, mostBuckets)) {
    const loss = losses[index] ?? NaN;
    if (!Number.isFinite(loss)) {
      if (curves[curves.length - 1]?.length !== 0) curves.push([]);
      continue;
    }
    const x = epochs > 1 ? (100 * index) / (epochs - 1) : 50;
    curves[curves.length - 1]?.push({ x, y: lossHeight(loss, topLoss) });
  }
  return curves.filter((curve) => curve.length > 0);
}

export function lossHeight(loss: number, topLoss: number): number {
  return 100 * (1 - loss / topLoss);
}

export interface DeltaDot extends PicturePoint {
  /** Exactly 0, or not finite: it has no place among the others. */
  readonly isOff: boolean;
}

/** A dot for each weight layer that delta was measured at, first to last. */
export function deltaDots(
  deltas: readonly (number | null)[],
  { lowDelta, highDelta }: GridScale,
): readonly DeltaDot[] {
  return deltas.flatMap((delta, layer): DeltaDot[] => {
    if (delta === null) return [];
    const x = deltas.length > 1 ? (100 * layer) / (deltas.length - 1) : 50;
    const [decade] = decadeOf(delta);
    if (decade === undefined) return [{ x, y: delta === 0 ? 100 : 0, isOff: true }];
    return [{ x, y: (100 * (highDelta - decade)) / (highDelta - lowDelta), isOff: false }];
  });
}

export function deltaHeight(decade: number, { lowDelta, highDelta }: GridScale): number {
  return (100 * (highDelta - decade)) / (highDelta - lowDelta);
}
