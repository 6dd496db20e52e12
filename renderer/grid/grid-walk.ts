/**
 * Where a key leads to from a place in a grid of pictures that are counted row by row: arrows to the neighbour, Home and
 * End along the row, with Ctrl to the first and the last of all. null: nowhere else.
 */
export function placeByKey(
  { key, ctrlKey }: { readonly key: string; readonly ctrlKey: boolean },
  from: number,
  rows: number,
  columns: number,
): number | null {
  const [row, column] = [Math.floor(from / columns), from % columns];
  const to = target(key, ctrlKey, { row, column }, rows, columns);
  if (to === null || to.row < 0 || to.row >= rows || to.column < 0 || to.column >= columns) {
    return null;
  }
  return to.row * columns + to.column;
}

interface Place {
  readonly row: number;
  readonly column: number;
}

function target(
  key: string,
  isFar: boolean,
  { row, column }: Place,
  rows: number,
  columns: number,
): Place | null {
  switch (key) {
    case 'ArrowLeft':
      return { row, column: column - 1 };
    case 'ArrowRight':
      return { row, column: column + 1 };
    case 'ArrowUp':
      return { row: row - 1, column };
    case 'ArrowDown':
      return { row: row + 1, column };
    case 'Home':
      return { row: isFar ? 0 : row, column: 0 };
    case 'End':
      return { row: isFar ? rows - 1 : row, column: columns - 1 };
    default:
      return null;
  }
}
