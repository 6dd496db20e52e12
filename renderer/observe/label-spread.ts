/**
 * Moves labels that stand closer than `gap` apart until none does, each as little as its neighbours
 * allow: crowded labels form blocks, and a block sits where its members are nearest to their own
 * places (isotonic regression by pooling adjacent violators; Barlow et al. 1972).
 *
 * @param places wished positions in px, in any order
 * @returns positions in the order of `places`, within [low, high] where they fit there at all
 */
export function spreadLabels(
  places: readonly number[],
  gap: number,
  low: number,
  high: number,
): readonly number[] {
  const order = places.map((_, index) => index).sort((a, b) => at(places, a) - at(places, b));
  // Taking the gap out turns "at least gap apart" into "in order", which pooling solves.
  const offsets = poolAdjacent(order.map((index, rank) => at(places, index) - rank * gap));
  const last = Math.max(low, high - gap * (places.length - 1));
  const spread = new Array<number>(places.length).fill(0);
  order.forEach((index, rank) => {
    spread[index] = Math.min(last, Math.max(low, at(offsets, rank))) + rank * gap;
  });
  return spread;
}

interface Block {
  readonly sum: number;
  readonly count: number;
}

/** The non-decreasing sequence with the least squared distance to `values`. */
function poolAdjacent(values: readonly number[]): readonly number[] {
  const blocks: Block[] = [];
  for (const value of values) {
    let block: Block = { sum: value, count: 1 };
    for (let before = blocks[blocks.length - 1]; before !== undefined;) {
      if (before.sum / before.count <= block.sum / block.count) break;
      block = { sum: before.sum + block.sum, count: before.count + block.count };
      blocks.pop();
      before = blocks[blocks.length - 1];
    }
    blocks.push(block);
  }
  return blocks.flatMap(({ sum, count }) => new Array<number>(count).fill(sum / count));
}

function at(values: readonly number[], index: number): number {
  const value = values[index];
  if (value === undefined) throw new RangeError(`no value at ${index}`);
  return value;
}
