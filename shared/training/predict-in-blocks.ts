/**
 * What a program that takes blocks of equal size gives for any number of rows; what the last block lacks is filled up with
 * zeros, and what they give is dropped.
 *
 * @param width numbers of a row
 * @param predictBlock is given [blockRows, width] and answers with [blockRows, outputs]
 */
export function predictInBlocks(
  inputs: Float32Array,
  width: number,
  blockRows: number,
  predictBlock: (block: Float32Array) => ArrayLike<number>,
): Float32Array {
  const rows = inputs.length / width;
  const parts: Float32Array[] = [];
  for (let first = 0; first < rows; first += blockRows) {
    const block = new Float32Array(blockRows * width);
    block.set(inputs.subarray(first * width, (first + blockRows) * width));
    const outputs = Float32Array.from(predictBlock(block));
    const counted = Math.min(blockRows, rows - first);
    parts.push(outputs.subarray(0, (outputs.length / blockRows) * counted));
  }
  const whole = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let place = 0;
  for (const part of parts) {
    whole.set(part, place);
    place += part.length;
  }
  return whole;
}
