import { betweenCells, outputBetween } from './plane-view';
import { planeColumns, planeRows } from '../../shared/snapshots/plane';
import type { Plane } from '../../shared/snapshots/plane';
import type { PlaneSnapshot } from '../../shared/snapshots/snapshot';

/** Colours packed for a 32-bit view of ImageData. */
export interface PlaneColours {
  /** For each class from "no surer than a guess" to "certain"; in regression one ramp from low to high. */
  readonly ramps: readonly Uint32Array[];
  /** Between classes. */
  readonly border: number;
  readonly notFinite: number;
}

/** Values at the ends of the ramp, in regression. */
export interface ValueRange {
  readonly low: number;
  readonly high: number;
}

/** A picture of the shown part of the plane, [height, width] from the upper left corner. */
export function planeRaster(
  snapshot: PlaneSnapshot,
  shown: Plane,
  size: { readonly width: number; readonly height: number },
  colours: PlaneColours,
  range: ValueRange | null,
): Uint32Array {
  const { plane, outputs } = snapshot;
  const columns = Array.from({ length: size.width }, (_, place) => {
    const x = shown.left + ((place + 0.5) / size.width) * (shown.right - shown.left);
    return betweenCells(x, plane.left, plane.right, planeColumns);
  });
  const winners = new Int16Array(size.width * size.height);
  const pixels = new Uint32Array(size.width * size.height);
  for (let line = 0; line < size.height; line += 1) {
    const y = shown.top - ((line + 0.5) / size.height) * (shown.top - shown.bottom);
    const row = betweenCells(y, plane.bottom, plane.top, planeRows);
    columns.forEach((column, place) => {
      const pixel = line * size.width + place;
      let [winner, greatest] = [-1, -Infinity];
      for (let output = 0; output < outputs; output += 1) {
        const value = outputBetween(snapshot, column, row, output);
        if (value > greatest) [winner, greatest] = [output, value];
      }
      winners[pixel] = winner;
      pixels[pixel] = colourAt(colours, winner, greatest, outputs, range);
    });
  }
  if (range === null) drawBorders(pixels, winners, size.width, colours.border);
  return pixels;
}

function colourAt(
  { ramps, notFinite }: PlaneColours,
  winner: number,
  value: number,
  outputs: number,
  range: ValueRange | null,
): number {
  const ramp = ramps[range === null ? winner : 0];
  if (ramp === undefined || !Number.isFinite(value)) return notFinite;
  const guess = 1 / outputs;
  const share =
    range === null
      ? (value - guess) / Math.max(1e-9, 1 - guess)
      : (value - range.low) / (range.high - range.low || 1);
  const shade = Math.round(Math.min(1, Math.max(0, share)) * (ramp.length - 1));
  return ramp[shade] ?? notFinite;
}

/** A pixel whose neighbour to the right or below belongs to another class. */
function drawBorders(
  pixels: Uint32Array,
  winners: Int16Array,
  width: number,
  border: number,
): void {
  winners.forEach((winner, pixel) => {
    const isLastInLine = (pixel + 1) % width === 0;
    const beside = isLastInLine ? winner : winners[pixel + 1];
    const below = winners[pixel + width] ?? winner;
    if (beside !== winner || below !== winner) pixels[pixel] = border;
  });
}
