import type { PlotScale } from './drawing/plot-scale';
import { zeroStripHeight } from './log-axis';
import type { Series } from './picture';

/** How near to a line the pointer must be to mean it, in px. */
const reach = 12;

type Scale = Pick<PlotScale, 'x' | 'y' | 'bottom' | 'top'>;

/** The layer whose line is nearest to a place in the plot at that place's epoch; null where none is near. */
export function nearestLayer(
  series: readonly Series[],
  scale: Scale,
  x: number,
  y: number,
): string | null {
  let layer: string | null = null;
  let least = reach;
  for (const line of series) {
    if (line.layer === null) continue;
    const distance = Math.abs(heightAt(line, scale, x) - y);
    if (distance < least) {
      least = distance;
      layer = line.layer;
    }
  }
  return layer;
}

/** Height in px of the line's mark that is nearest to x; NaN where the line is far from x. */
function heightAt(line: Series, scale: Scale, x: number): number {
  const index = nearestIndex(line, scale, x);
  const point = line.points[index];
  if (point === undefined || Math.abs(scale.x(point.x) - x) > 2 * reach) return NaN;
  if (!Number.isNaN(point.y)) return scale.y(point.y);
  if (line.zeros.includes(point.x)) return scale.bottom - zeroStripHeight / 2;
  return line.notFinite.includes(point.x) ? scale.top : NaN;
}

function nearestIndex({ points }: Series, scale: Scale, x: number): number {
  let low = 0;
  let high = points.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (scale.x(points[middle]?.x ?? 0) < x) low = middle + 1;
    else high = middle;
  }
  const before = points[low - 1];
  const after = points[low];
  if (before === undefined || after === undefined) return low;
  return x - scale.x(before.x) < scale.x(after.x) - x ? low - 1 : low;
}
