/**
 * Where the rows of a wrapped network begin: as few rows as fit, of nearly equal length, and nothing that is several
 * columns wide is broken.
 *
 * @param widths of what begins at each column
 */
export function rowStarts(
  widths: ReadonlyMap<number, number>,
  mostColumns: number,
): readonly number[] {
  const columns = [...widths.keys()].sort((one, other) => one - other);
  const last = columns[columns.length - 1] ?? 0;
  const total = last + (widths.get(last) ?? 1);
  const fewest = Math.ceil(total / mostColumns);
  const even = startsOfRows(Math.ceil(total / fewest));
  return even.length > fewest ? startsOfRows(mostColumns) : even;

  function startsOfRows(length: number): readonly number[] {
    const starts = [0];
    for (const column of columns) {
      const start = starts[starts.length - 1] ?? 0;
      if (column + (widths.get(column) ?? 1) - start > length && column > start) {
        starts.push(column);
      }
    }
    return starts;
  }
}
