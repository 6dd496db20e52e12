import type { Numbers } from './numbers';
import type { EpochReport, RunDescription } from '../../shared/signals/run-report';
import { signals } from '../../shared/signals/signal';
import type { SignalName } from '../../shared/signals/signal';

/** RFC 4180, numbers with all their digits; not measured is empty, not finite is NaN, Infinity or -Infinity. */
export function numbersAsCsv({ rowHeader, rows, columns }: Numbers): string {
  const header = [rowHeader.toLowerCase(), ...columns.map(({ name }) => name)];
  const lines = rows.map((row, index) => [
    row,
    ...columns.map(({ values }) => numberCell(values[index])),
  ]);
  return csv([header, ...lines]);
}

/** One line per layer and epoch, a column per signal. */
export function signalsAsCsv(
  { layers }: Pick<RunDescription, 'layers'>,
  reports: readonly EpochReport[],
): string {
  const names = Object.keys(signals).filter((name): name is SignalName => name in signals);
  const lines = reports.flatMap((report) =>
    layers.map((layer, index) => [
      String(report.epoch),
      layer.id,
      String(layer.depth),
      ...names.map((name) => numberCell(report.signals[name]?.[index])),
    ]),
  );
  return csv([['epoch', 'layer', 'depth', ...names], ...lines]);
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
