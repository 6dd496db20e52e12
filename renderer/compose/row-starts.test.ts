import { describe, expect, it } from 'vitest';
import { rowStarts } from './row-starts';

/** Widths one behind the other. */
function inSeries(...widths: readonly number[]): ReadonlyMap<number, number> {
  let column = 0;
  return new Map(
    widths.map((width) => {
      const here = column;
      column += width;
      return [here, width];
    }),
  );
}

describe('rowStarts', () => {
  it.each([
    ['one row where all fits', inSeries(1, 1, 1), 4, [0]],
    ['rows of equal length', inSeries(1, 1, 1, 1, 1, 1), 4, [0, 3]],
    ['no break inside of what is two wide', inSeries(1, 1, 2, 1, 1), 3, [0, 2, 5]],
    ['full rows where equal ones would need one more', inSeries(2, 2, 2, 1, 1), 4, [0, 4]],
    ['a row to itself for what is wider than a row', inSeries(1, 5, 1), 3, [0, 1, 6]],
    ['nothing', inSeries(), 4, [0]],
  ])('gives %s', (_, widths, most, starts) => {
    expect(rowStarts(widths, most)).toEqual(starts);
  });
});
