import type { Size } from './drawing/plot-scale';
import { layerMargins } from './picture';

/** Where ridges stand, in px. */
export interface RidgePlaces {
  readonly left: number;
  readonly width: number;
  readonly top: number;
  readonly bottom: number;
  /** How high the fullest bin of a ridge is. */
  readonly ridgeHeight: number;
  readonly baseline: (index: number) => number;
}

/** A ridge may hide so many behind it. */
const overlap = 3;
const mostHeight = 48;
/** Nearer than this, ridges blur into each other. */
const leastDistance = 9;

export function ridgesWithRoom(size: Size | null): number {
  const room = (size?.height ?? 0) - layerMargins.top - layerMargins.bottom;
  return Math.max(2, Math.min(30, Math.floor(room / leastDistance) - overlap));
}

export function ridgePlaces(count: number, size: Size): RidgePlaces {
  const { left, top, right, bottom: below } = layerMargins;
  const bottom = size.height - below;
  const room = Math.max(1, bottom - top);
  const distance = room / (Math.max(1, count - 1) + overlap);
  const ridgeHeight = count === 1 ? room * 0.8 : Math.min(mostHeight, distance * overlap);
  const step = count > 1 ? (room - ridgeHeight) / (count - 1) : 0;
  return {
    left,
    width: Math.max(1, size.width - left - right),
    top,
    bottom,
    ridgeHeight,
    baseline: (index) => bottom - (count - 1 - index) * step,
  };
}

/** The ridge whose baseline is next below a height. */
export function ridgeAt(count: number, size: Size, y: number): number {
  const { baseline } = ridgePlaces(count, size);
  for (let index = 0; index < count; index += 1) if (baseline(index) >= y) return index;
  return count - 1;
}
