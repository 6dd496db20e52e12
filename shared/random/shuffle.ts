import type { Stream } from './stream';

/** The numbers 0 to count - 1 in random order, every order equally likely (Fisher-Yates, from the end). */
export function shuffledIndices(count: number, stream: Stream): Int32Array {
  const indices = Int32Array.from({ length: count }, (_, index) => index);
  shuffle(indices, stream);
  return indices;
}

/** Shuffles in place. */
export function shuffle(values: Int32Array, stream: Stream): void {
  for (let last = values.length - 1; last > 0; last -= 1) {
    const chosen = stream.below(last + 1);
    const value = values[last] ?? 0;
    values[last] = values[chosen] ?? 0;
    values[chosen] = value;
  }
}
