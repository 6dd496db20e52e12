import type { WeightLayer } from '../signals/run-report';
import type { WeightMatrixSnapshot } from './snapshot';

/** More cells than this are finer than a picture on screen, and heavier than a message should be. */
const mostRows = 128;
const mostColumns = 256;

/** A layer's kernel as a table; where it is too large, each cell tells the weight that is farthest from 0 of those in it. */
export function weightMatrixOf(
  { id, kernelShape }: WeightLayer,
  kernel: Float32Array,
  epoch: number,
): WeightMatrixSnapshot {
  const units = kernelShape[kernelShape.length - 1] ?? 1;
  const inputs = kernel.length / units;
  const rows = Math.min(mostRows, inputs);
  const columns = Math.min(mostColumns, units);
  const table = { kind: 'weight-matrix', epoch, layer: id, inputs, units, rows, columns } as const;
  if (rows === inputs && columns === units) return { ...table, values: kernel, places: null };
  const places = new Int32Array(rows * columns);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      places[row * columns + column] = farthestFromZero(
        kernel,
        units,
        between(row, rows, inputs),
        between(column, columns, units),
      );
    }
  }
  return { ...table, values: Float32Array.from(places, (place) => kernel[place] ?? NaN), places };
}

/** The index of a weight in its kernel, from its place in the flat kernel. */
export function weightIndex(kernelShape: readonly number[], place: number): readonly number[] {
  let rest = place;
  const index = [...kernelShape].reverse().map((size) => {
    const along = rest % size;
    rest = Math.floor(rest / size);
    return along;
  });
  return index.reverse();
}

type Interval = readonly [first: number, end: number];

/** The part of a count that falls to one of so many cells. */
function between(cell: number, cells: number, count: number): Interval {
  return [Math.floor((cell * count) / cells), Math.floor(((cell + 1) * count) / cells)];
}

/** What is not finite is farthest of all. */
function farthestFromZero(
  kernel: Float32Array,
  units: number,
  [firstRow, endRow]: Interval,
  [firstColumn, endColumn]: Interval,
): number {
  let found = firstRow * units + firstColumn;
  let distance = -1;
  for (let row = firstRow; row < endRow; row += 1) {
    for (let column = firstColumn; column < endColumn; column += 1) {
      const place = row * units + column;
      const value = Math.abs(kernel[place] ?? NaN);
      if (Number.isNaN(value)) return place;
      if (value > distance) [found, distance] = [place, value];
    }
  }
  return found;
}
