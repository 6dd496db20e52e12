import { describe, expect, it } from 'vitest';
import { weightMatrixOf } from '../../shared/snapshots/weight-matrix';
import { cellOf, cellWords, matrixSummary, reachOf, valueIn, weightIn } from './weight-matrix-view';

function matrixOf(kernelShape: readonly number[], value: (place: number) => number) {
  const size = kernelShape.reduce((product, along) => product * along, 1);
  const kernel = Float32Array.from({ length: size }, (_, place) => value(place));
  const layer = { id: 'd2', title: 'Dense', depth: 2, parameters: size, kernelShape };
  return weightMatrixOf(layer, kernel, 3);
}

describe('a weight matrix', () => {
  const shape = [3, 4];
  const matrix = matrixOf(shape, (place) => (place === 6 ? -0.5 : place / 100));

  it('knows the weight in each cell, and the cell of each weight', () => {
    for (const [row, column] of [
      [0, 0],
      [1, 2],
      [2, 3],
    ] as const) {
      const weight = weightIn(matrix, shape, { row, column });
      expect(weight).toEqual({ layer: 'd2', index: [row, column] });
      expect(cellOf(matrix, shape, weight)).toEqual({ row, column });
    }
    expect(valueIn(matrix, { row: 1, column: 2 })).toBe(-0.5);
    expect(cellWords(matrix, shape, { row: 1, column: 2 })).toBe(
      'w₂₃ = −0.50, from input 2 to unit 3',
    );
  });

  it('reaches as far as its weight that is farthest from 0', () => {
    expect(reachOf(matrix)).toBe(0.5);
    expect(matrixSummary(matrix, 'layer 2')).toBe(
      'layer 2 at epoch 3: 3 inputs by 4 units, weights up to 0.50 from 0',
    );
    expect(reachOf(matrixOf([2, 2], () => NaN))).toBe(0);
  });

  it('finds a weight of a large kernel only where its cell shows it', () => {
    const large = [400, 500];
    const picture = matrixOf(large, (place) => (place === 250 * 500 + 77 ? 9 : 0.1));
    const cell = cellOf(picture, large, { layer: 'd2', index: [250, 77] });
    expect(cell === null ? null : valueIn(picture, cell)).toBe(9);
    expect(cell === null ? null : weightIn(picture, large, cell).index).toEqual([250, 77]);
    expect(cellOf(picture, large, { layer: 'd2', index: [250, 76] })).toBe(null);
  });

  it('names the channel and filter of a convolution’s weight', () => {
    const kernelShape = [3, 3, 2, 4];
    const convolution = matrixOf(kernelShape, (place) => place);
    expect(cellWords(convolution, kernelShape, { row: 9, column: 1 })).toBe(
      'w₂₂₂₂ = 37, from channel 2 to filter 2',
    );
  });
});
