import type { Numbers } from './numbers';

/** RFC 4180, numbers with all their digits; not measured is empty, not finite is NaN, Infinity or -Infinity. */
export function numbersAsCsv({ rowHeader, rows, columns }: Numbers): string {
  const header = [rowHeader.toLowerCase(), ...columns.map(({ name }) => name)];
  const lines = rows.map((row, index) => [
    row,
    ...columns.map(({ values }) => numberCell(values[index])),
  ]);
  return csv([header, ...lines]);
}

/** RFC 4180. */
export function csv(lines: readonly (readonly string[])[]): string {
  return lines.map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('');
}

function numberCell(value: number | null | undefined): string {
  return value === null || value === undefined ? '' : String(value);
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
