import type { InputValues } from './data-set';
import type { Scaling } from './preparation';

/** Of the values of one column in the training rows; gaps count as the mean of what is there. */
export interface ColumnStatistics {
  readonly minimum: number;
  readonly maximum: number;
  readonly mean: number;
  /** Of the population: the sum of squares is divided by the number of rows. */
  readonly standardDeviation: number;
}

/** One per column of row-major values with the given number of columns; a column without any value is all 0. */
export function columnStatistics(
  values: InputValues,
  rows: Int32Array,
  columns: number,
): readonly ColumnStatistics[] {
  const minima = new Float64Array(columns).fill(Infinity);
  const maxima = new Float64Array(columns).fill(-Infinity);
  const sums = new Float64Array(columns);
  const counts = new Float64Array(columns);
  eachValue(values, rows, columns, (column, value) => {
    if (value < (minima[column] ?? 0)) minima[column] = value;
    if (value > (maxima[column] ?? 0)) maxima[column] = value;
    sums[column] = (sums[column] ?? 0) + value;
    counts[column] = (counts[column] ?? 0) + 1;
  });
  const means = sums.map((sum, column) => sum / Math.max(1, counts[column] ?? 0));

  const squares = new Float64Array(columns);
  eachValue(values, rows, columns, (column, value) => {
    squares[column] = (squares[column] ?? 0) + (value - (means[column] ?? 0)) ** 2;
  });
  return Array.from(means, (mean, column) => {
    const minimum = minima[column] ?? 0;
    const maximum = maxima[column] ?? 0;
    if (minimum >= maximum) {
      // Exact where a mean would round: a constant column must come out as exactly 0.
      const value = Number.isFinite(minimum) ? minimum : 0;
      return { minimum: value, maximum: value, mean: value, standardDeviation: 0 };
    }
    const variance = (squares[column] ?? 0) / Math.max(1, rows.length);
    return { minimum, maximum, mean, standardDeviation: Math.sqrt(variance) };
  });
}

/** Rows in the given order as float32, gaps filled with the mean, each column scaled by its training statistics. */
export function scaleRows(
  values: InputValues,
  rows: Int32Array,
  statistics: readonly ColumnStatistics[],
  scaling: Scaling,
): Float32Array {
  const columns = statistics.length;
  const offsets = Float64Array.from(statistics, (column) => offset(column, scaling));
  const divisors = Float64Array.from(statistics, (column) => divisor(column, scaling));
  const means = Float64Array.from(statistics, (column) => column.mean);
  const scaled = new Float32Array(rows.length * columns);
  rows.forEach((row, place) => {
    for (let column = 0; column < columns; column += 1) {
      const value = values[row * columns + column] ?? NaN;
      const filled = Number.isNaN(value) ? (means[column] ?? 0) : value;
      scaled[place * columns + column] =
        (filled - (offsets[column] ?? 0)) / (divisors[column] ?? 1);
    }
  });
  return scaled;
}

/** A row of {@link scaleRows} as it was before. */
export function unscaled(
  row: Float32Array,
  statistics: readonly ColumnStatistics[],
  scaling: Scaling,
): Float32Array {
  return row.map((value, place) => {
    const column = statistics[place];
    return column === undefined
      ? value
      : value * divisor(column, scaling) + offset(column, scaling);
  });
}

function offset({ mean, minimum }: ColumnStatistics, scaling: Scaling): number {
  switch (scaling) {
    case 'z-score':
      return mean;
    case 'min-max':
      return minimum;
    case 'none':
      return 0;
  }
}

/** A constant column is divided by 1. */
function divisor(column: ColumnStatistics, scaling: Scaling): number {
  switch (scaling) {
    case 'z-score':
      return column.standardDeviation || 1;
    case 'min-max':
      return column.maximum - column.minimum || 1;
    case 'none':
      return 1;
  }
}

function eachValue(
  values: InputValues,
  rows: Int32Array,
  columns: number,
  visit: (column: number, value: number) => void,
): void {
  for (const row of rows) {
    for (let column = 0; column < columns; column += 1) {
      const value = values[row * columns + column] ?? NaN;
      if (!Number.isNaN(value)) visit(column, value);
    }
  }
}
