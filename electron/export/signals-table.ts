import type { RunRecord } from '../../shared/diagnosis/diagnose';
import type { EpochReport, RunDescription } from '../../shared/signals/run-report';
import { signalNames } from '../../shared/signals/signal';
import { quoted } from '../files/csv-line';

/** signals.csv: a line for every weight layer of every epoch, epoch 0 before training. */
export function signalsTable({ description, reports }: RunRecord): string {
  return [...signalsTableParts(description, [reports])].join('');
}

/** The same, part by part, of a run that is too long to have in memory. */
export function* signalsTableParts(
  { layers }: Pick<RunDescription, 'layers'>,
  parts: Iterable<readonly EpochReport[]>,
): Generator<string> {
  yield line(['epoch', 'layer', 'depth', ...signalNames]);
  for (const reports of parts) {
    const lines = reports.flatMap(({ epoch, signals: measured }) =>
      layers.map(({ id, depth }, index) =>
        line([
          String(epoch),
          quoted(id),
          String(depth),
          ...signalNames.map((name) => cell(measured[name]?.[index])),
        ]),
      ),
    );
    yield lines.join('');
  }
}

function line(cells: readonly string[]): string {
  return `${cells.join(',')}\n`;
}

/** Not measured: empty. */
function cell(value: number | null | undefined): string {
  return value === null || value === undefined ? '' : String(value);
}
