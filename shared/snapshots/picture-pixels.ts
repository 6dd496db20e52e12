import type { Rows } from '../data/data-set';
import type { KeptPreparation } from '../data/kept-preparation';
import { unscaled } from '../data/scaling';

/** The pixels of a row: black 0 to white 255. */
export type PixelReader = (row: number) => Uint8Array;

/**
 * Pixels as they were before each was scaled by its own statistics, where these are known; otherwise as they reach the
 * network. Values far off the others, such as those of a pixel that is almost always black, must not make all others grey.
 *
 * @param size numbers of a row
 */
export function pixelReader(
  { inputs, count }: Rows,
  size: number,
  preparation: KeptPreparation | null,
): PixelReader {
  const rowOf = (row: number): Float32Array => {
    const values = inputs.subarray(row * size, (row + 1) * size);
    return preparation === null
      ? values
      : unscaled(values, preparation.features, preparation.scaling);
  };
  const sampled = Array.from({ length: Math.min(count, 200) }, (_, row) => rowOf(row));
  const { least, greatest } = greyRange(sampled);
  const step = 255 / (greatest - least || 1);
  return (row) => {
    const clamped = Uint8ClampedArray.from(rowOf(row), (value) => (value - least) * step);
    return new Uint8Array(clamped.buffer);
  };
}

/** From black to white lies what is at most so many standard deviations from the mean. */
const mostDeviations = 3;

function greyRange(rows: readonly Float32Array[]) {
  let [count, sum, squares, low, high] = [0, 0, 0, Infinity, -Infinity];
  for (const row of rows) {
    for (const value of row) {
      count += 1;
      sum += value;
      squares += value * value;
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  if (count === 0) return { least: 0, greatest: 1 };
  const mean = sum / count;
  const reach = mostDeviations * Math.sqrt(Math.max(0, squares / count - mean * mean));
  return { least: Math.max(low, mean - reach), greatest: Math.min(high, mean + reach) };
}
