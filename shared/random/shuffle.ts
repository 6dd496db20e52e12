import type { Stream } from './stream';

/** The numbers 0 to count - 1 in random order, every order equally likely (Fisher-Yates, from the end). */
export function shuffledIndices(count: number, stream: Stream): Int32Array {
  const indices = Int32Array.from({ length: count }, (_, index) => index);
  for (let last = count - 1; last > 0; last -= 1) {
    const chosen = stream.below(last + 1);
    const index = indices[last] ?? 0;
    indices[last] = indices[chosen] ?? 0;
    indices[chosen] = index;
  }
  return indices;
}
