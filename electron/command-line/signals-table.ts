import type { RunRecord } from '../../shared/diagnosis/diagnose';
import { signals } from '../../shared/signals/signal';
import type { SignalName } from '../../shared/signals/signal';
import { quoted } from '../files/csv-line';

/** signals.csv: a line for every weight layer of every epoch, epoch 0 before training. */
export function signalsTable({ description, reports }: RunRecord): string {
  const names = Object.keys(signals).filter((name): name is SignalName => name in signals);
  const lines = reports.flatMap(({ epoch, signals: measured }) =>
    description.layers.map(({ id, depth }, index) => [
      String(epoch),
      quoted(id),
      String(depth),
      ...names.map((name) => cell(measured[name]?.[index])),
    ]),
  );
  const header = ['epoch', 'layer', 'depth', ...names];
  return [header, ...lines].map((cells) => `${cells.join(',')}\n`).join('');
}

/** Not measured: empty. */
function cell(value: number | null | undefined): string {
  return value === null || value === undefined ? '' : String(value);
}
