import { epochWords, magnitudeWords } from './number-words';
import type { Numbers } from './numbers';
import { weightName } from './weight-traces-picture';
import type { WeightTrace } from '../../shared/signals/run-report';
import type { WeightMatrixSnapshot } from '../../shared/snapshots/snapshot';
import { weightIndex } from '../../shared/snapshots/weight-matrix';

export interface MatrixCell {
  readonly row: number;
  readonly column: number;
}

/** The greatest distance from 0 of a finite value: both ends of the colours. */
export function reachOf({ values }: WeightMatrixSnapshot): number {
  let reach = 0;
  for (const value of values) {
    const distance = Math.abs(value);
    if (distance > reach && distance < Infinity) reach = distance;
  }
  return reach;
}

/** The weight that a cell shows. */
export function weightIn(
  { columns, places, layer }: WeightMatrixSnapshot,
  kernelShape: readonly number[],
  { row, column }: MatrixCell,
): WeightTrace {
  const cell = row * columns + column;
  return { layer, index: weightIndex(kernelShape, places?.[cell] ?? cell) };
}

/** The cell that shows a weight; null: it shares one with a weight that is farther from 0. */
export function cellOf(
  { columns, places }: WeightMatrixSnapshot,
  kernelShape: readonly number[],
  { index }: WeightTrace,
): MatrixCell | null {
  const place = index.reduce((flat, along, axis) => flat * (kernelShape[axis] ?? 1) + along, 0);
  const cell = places === null ? place : places.indexOf(place);
  return cell < 0 ? null : { row: Math.floor(cell / columns), column: cell % columns };
}

export function valueIn({ values, columns }: WeightMatrixSnapshot, { row, column }: MatrixCell) {
  return values[row * columns + column] ?? NaN;
}

/** "w₃,₇ = 0.21, from input 3 to unit 7" */
export function cellWords(
  matrix: WeightMatrixSnapshot,
  kernelShape: readonly number[],
  cell: MatrixCell,
): string {
  const weight = weightIn(matrix, kernelShape, cell);
  const value = magnitudeWords(valueIn(matrix, cell));
  const { index } = weight;
  const [from, to] = [index[index.length - 2] ?? 0, index[index.length - 1] ?? 0];
  const path =
    index.length === 2
      ? `from input ${from + 1} to unit ${to + 1}`
      : `from channel ${from + 1} to filter ${to + 1}`;
  return `${weightName(weight)} = ${value}, ${path}`;
}

/** "layer 3 at epoch 12: 32 inputs by 32 units, weights up to 0.31 from 0" */
export function matrixSummary(matrix: WeightMatrixSnapshot, owner: string): string {
  const { inputs, units, epoch } = matrix;
  const size = `${inputs} inputs by ${units} units`;
  const reach = magnitudeWords(reachOf(matrix));
  return `${owner} at epoch ${epochWords(epoch)}: ${size}, weights up to ${reach} from 0`;
}

/** A row for each input, a column for each unit; of a large matrix the weights farthest from 0. */
export function matrixNumbers(matrix: WeightMatrixSnapshot, owner: string): Numbers {
  const { rows, columns, values, places } = matrix;
  const line = Array.from({ length: rows }, (_, row) => row);
  return {
    caption: `Weights of ${owner}${places === null ? '' : ', in each part the one farthest from 0'}`,
    rowHeader: 'Input',
    rows: line.map((row) => String(row + 1)),
    columns: Array.from({ length: columns }, (_, column) => ({
      name: `unit ${column + 1}`,
      values: line.map((row) => values[row * columns + column] ?? null),
      words: magnitudeWords,
    })),
  };
}
