/** No line gets more points than twice this, however long the run: about one bucket a px. */
const mostBuckets = 250;

/**
 * Which of the values from..to-1 to draw: all of them where they are few, otherwise the smallest and the
 * largest of every bucket (so that no spike is lost) beside the first and the last.
 *
 * @param values NaN is a missing value; a bucket without any other keeps one, so that gaps stay gaps
 * @returns increasing indices
 */
export function decimate(
  values: readonly number[],
  from: number,
  to: number,
  buckets = mostBuckets,
): readonly number[] {
  const count = to - from;
  if (count <= 2 * buckets) return allBetween(from, to);
  const kept = [from];
  for (let bucket = 0; bucket < buckets; bucket += 1) {
    const start = from + 1 + Math.floor((bucket * (count - 2)) / buckets);
    const end = from + 1 + Math.floor(((bucket + 1) * (count - 2)) / buckets);
    keepExtremes(values, start, end, kept);
  }
  kept.push(to - 1);
  return kept;
}

function allBetween(from: number, to: number): readonly number[] {
  const all: number[] = [];
  for (let index = from; index < to; index += 1) all.push(index);
  return all;
}

function keepExtremes(values: readonly number[], start: number, end: number, kept: number[]): void {
  let smallest = start;
  let largest = start;
  for (let index = start + 1; index < end; index += 1) {
    const value = values[index] ?? NaN;
    if (Number.isNaN(value)) continue;
    // Written so that a present value also replaces a missing one.
    if (!(value >= (values[smallest] ?? NaN))) smallest = index;
    if (!(value <= (values[largest] ?? NaN))) largest = index;
  }
  kept.push(Math.min(smallest, largest));
  if (smallest !== largest) kept.push(Math.max(smallest, largest));
}
