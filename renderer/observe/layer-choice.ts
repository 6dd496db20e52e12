/** Up to this many lines each get a label; beyond, only those that say something. */
export const mostLabels = 12;

/** More lines than this cannot be told apart, and take longer to draw than they are looked at. */
const mostLines = 48;

/** Layers (indices) that get a line: all where they can be told apart, otherwise some evenly between, and the given ones. */
export function drawnLayers(count: number, always: Iterable<number>): readonly number[] {
  if (count <= mostLines) return Array.from({ length: count }, (_, index) => index);
  const step = (count - 1) / (mostLines - 1);
  const drawn = Array.from({ length: mostLines }, (_, place) => Math.round(place * step));
  return [...new Set([...drawn, ...always])].sort((a, b) => a - b);
}

/** "48 of 201 layers drawn"; empty where all are. */
export function drawnLayersWords(count: number): string {
  return count <= mostLines ? '' : `${mostLines} of ${count} layers drawn`;
}

/** Three that stand for all layers of a compared run: first, middle and last hidden one, as indices. */
export function threeLayers(count: number): readonly number[] {
  const lastHidden = Math.max(0, count - 2);
  return [...new Set([0, Math.floor(lastHidden / 2), lastHidden])].filter((index) => index < count);
}

/**
 * Layers (indices) whose lines get a label: all where they fit, otherwise the first, the hovered and
 * the last one, and the outliers.
 *
 * @param lastDecades log10 of each layer's newest value; NaN where it has none
 * @param isCrowded labels of a second run stand in the same margin
 */
export function labelledLayers(
  lastDecades: readonly number[],
  hovered: number | null,
  isCrowded: boolean,
): ReadonlySet<number> {
  const count = lastDecades.length;
  if (count <= mostLabels && !isCrowded) return new Set(lastDecades.keys());
  const chosen = new Set(isCrowded ? [0, count - 2, count - 1] : [0, count - 1]);
  if (hovered !== null) chosen.add(hovered);
  if (!isCrowded) for (const index of outliers(lastDecades)) chosen.add(index);
  return new Set([...chosen].filter((index) => index >= 0));
}

const mostOutliers = 2;
/** A layer stands out when it is half a decade and three median absolute deviations off the middle. */
const leastDecades = 0.5;
const leastDeviations = 3;

function outliers(decades: readonly number[]): readonly number[] {
  const present = decades.filter((decade) => !Number.isNaN(decade));
  const middle = median(present);
  const deviation = median(present.map((decade) => Math.abs(decade - middle)));
  const least = Math.max(leastDecades, leastDeviations * deviation);
  return decades
    .map((decade, index) => ({ index, distance: Math.abs(decade - middle) }))
    .filter(({ distance }) => distance >= least)
    .sort((a, b) => b.distance - a.distance)
    .slice(0, mostOutliers)
    .map(({ index }) => index);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? NaN;
}
