import type { Evaluation } from './training-session';

/** What an evaluation program gives for a block of rows. */
export interface BlockResults {
  /** A number for each row. */
  readonly losses: ArrayLike<number>;
  /** A number for each row; empty in regression. */
  readonly hits: ArrayLike<number>;
  /** What the network gives: as many numbers for each row as it has outputs. */
  readonly outputs: ArrayLike<number>;
}

/**
 * Means over all rows, from blocks of equal size of which the last one may begin within the one before: no row counts
 * twice. Summed in float64, so that the size of the blocks hardly shows.
 *
 * @param evaluateBlock is given the first row of a block
 */
export function evaluateInBlocks(
  rows: number,
  blockRows: number,
  evaluateBlock: (firstRow: number) => BlockResults,
): Evaluation {
  let [loss, hits] = [0, 0];
  let classified = false;
  let outputs = new Float32Array(0);
  for (let counted = 0; counted < rows; counted += blockRows) {
    const firstRow = Math.min(counted, rows - blockRows);
    const block = evaluateBlock(firstRow);
    loss += sumFrom(block.losses, counted - firstRow);
    hits += sumFrom(block.hits, counted - firstRow);
    classified = block.hits.length > 0;
    const width = block.outputs.length / blockRows;
    if (counted === 0) outputs = new Float32Array(rows * width);
    outputs.set(block.outputs, firstRow * width);
  }
  return { loss: loss / rows, accuracy: classified ? hits / rows : null, outputs };
}

function sumFrom(values: ArrayLike<number>, first: number): number {
  let sum = 0;
  for (let index = first; index < values.length; index += 1) sum += values[index] ?? NaN;
  return sum;
}
