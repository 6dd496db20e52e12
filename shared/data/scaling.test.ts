import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnStatistics, scaleRows } from './scaling';

const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });
const table = fc.array(fc.tuple(value, value, value), { minLength: 2, maxLength: 50 });

describe('columnStatistics', () => {
  it('are those of the numbers 2, 4, 4, 4, 5, 5, 7, 9', () => {
    // The textbook example of a population standard deviation: mean 5, deviation 2.
    const values = Float64Array.of(2, 4, 4, 4, 5, 5, 7, 9);
    expect(columnStatistics(values, allRows(8), 1)).toEqual([
      { minimum: 2, maximum: 9, mean: 5, standardDeviation: 2 },
    ]);
  });

  it('look at the given rows and columns alone', () => {
    const values = Float64Array.of(1, 10, 100, 1000, 3, 30);
    expect(columnStatistics(values, Int32Array.of(0, 2), 2)).toEqual([
      { minimum: 1, maximum: 3, mean: 2, standardDeviation: 1 },
      { minimum: 10, maximum: 30, mean: 20, standardDeviation: 10 },
    ]);
  });

  it('pass over gaps as if they held the mean', () => {
    const values = Float64Array.of(1, NaN, 3, NaN);
    expect(columnStatistics(values, allRows(4), 1)).toEqual([
      { minimum: 1, maximum: 3, mean: 2, standardDeviation: Math.sqrt(2 / 4) },
    ]);
  });

  it('are zeros where a column holds nothing', () => {
    expect(columnStatistics(Float64Array.of(NaN, NaN), allRows(2), 1)).toEqual([
      { minimum: 0, maximum: 0, mean: 0, standardDeviation: 0 },
    ]);
  });
});

describe('scaleRows', () => {
  it('gives z-scores mean 0 and deviation 1 in every column that varies', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const scaled = scale(rows, 'z-score');
        for (let column = 0; column < 3; column += 1) {
          const values = rows.map((_, row) => scaled[row * 3 + column] ?? NaN);
          const spread = Math.max(
            ...rows.map((row) => Math.abs((row[column] ?? 0) - (rows[0]?.[column] ?? 0))),
          );
          if (spread < 1e-3) continue; // what is left of it after rounding is noise
          const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
          const square = values.reduce((sum, x) => sum + x * x, 0) / values.length;
          expect(Math.abs(mean)).toBeLessThan(1e-5);
          expect(Math.abs(square - 1)).toBeLessThan(1e-5);
        }
      }),
    );
  });

  it('brings min-max into [0, 1], both ends taken', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const scaled = scale(rows, 'min-max');
        for (let column = 0; column < 3; column += 1) {
          const values = rows.map((_, row) => scaled[row * 3 + column] ?? NaN);
          const constant = rows.every((row) => row[column] === rows[0]?.[column]);
          expect(Math.min(...values)).toBe(0);
          expect(Math.max(...values)).toBe(constant ? 0 : 1);
        }
      }),
    );
  });

  it('leaves values alone where nothing is asked', () => {
    const rows = [[0.5, -2, 1e6]] as const;
    expect([...scale(rows, 'none')]).toEqual([0.5, -2, 1e6]);
  });

  it('divides a constant column by 1', () => {
    const scaled = scale(
      [
        [0.1, 5, 0],
        [0.1, 5, 1],
        [0.1, 5, 2],
      ],
      'z-score',
    );
    expect([0, 3, 6].map((index) => scaled[index])).toEqual([0, 0, 0]);
    const later = scaleRows(
      Float64Array.of(7),
      allRows(1),
      columnStatistics(Float64Array.of(5, 5), allRows(2), 1),
      'z-score',
    );
    expect([...later]).toEqual([2]);
  });

  it('fills a gap with the mean', () => {
    const values = Float64Array.of(1, NaN, 5);
    const statistics = columnStatistics(values, allRows(3), 1);
    expect([...scaleRows(values, allRows(3), statistics, 'none')]).toEqual([1, 3, 5]);
    expect(scaleRows(values, allRows(3), statistics, 'z-score')[1]).toBe(0);
  });
});

function allRows(count: number): Int32Array {
  return Int32Array.from({ length: count }, (_, row) => row);
}

function scale(
  rows: readonly (readonly number[])[],
  scaling: 'z-score' | 'min-max' | 'none',
): Float32Array {
  const values = Float64Array.from(rows.flat());
  const statistics = columnStatistics(values, allRows(rows.length), 3);
  return scaleRows(values, allRows(rows.length), statistics, scaling);
}
