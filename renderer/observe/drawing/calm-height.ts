import type { Plot } from './plot';

const step = 4;
/** Half a line of text and the air that it needs, in px. */
const enough = 9;

/**
 * Where words between two heights cross the fewest lines: the lowest height that keeps clear of all lines
 * from x = left to right, otherwise the clearest one.
 */
export function calmHeight(
  { picture, x, y }: Pick<Plot, 'picture' | 'x' | 'y'>,
  { left, right }: { readonly left: number; readonly right: number },
  { top, bottom }: { readonly top: number; readonly bottom: number },
): number {
  const heights = picture.series.flatMap(({ points }) =>
    points.filter((point) => x(point.x) >= left && x(point.x) <= right).map((point) => y(point.y)),
  );
  let best = bottom;
  let clearest = -1;
  for (let height = bottom; height >= top; height -= step) {
    const clearance = clearanceAt(height, heights);
    if (clearance > clearest) [best, clearest] = [height, clearance];
    if (clearest >= enough) break;
  }
  return best;
}

/** Distance to the nearest line, as far as it matters. Gaps (NaN) are no lines. */
function clearanceAt(height: number, heights: readonly number[]): number {
  let clearance = enough;
  for (const line of heights) {
    const distance = Math.abs(line - height);
    if (distance < clearance) clearance = distance;
  }
  return clearance;
}
