import type { EpochReport } from '../../../signals/run-report';
import type { LayerValues, SignalName } from '../../../signals/signal';
import type { RunRecord } from '../../diagnose';
import type { VerdictCode } from '../../verdict';

/** Published rules on the signals recorded here: what they say of a whole run, in our words. */
export interface Baseline {
  readonly name: string;
  readonly judge: (run: RunRecord) => VerdictCode;
}

export function numbers(report: EpochReport | undefined, name: SignalName): readonly number[] {
  const values: LayerValues = report?.signals[name] ?? [];
  return values.filter((value): value is number => value !== null);
}

export function trained({ reports }: RunRecord): readonly EpochReport[] {
  return reports.filter(({ epoch }) => epoch > 0);
}

export function isBroken({ reports, totals }: RunRecord): boolean {
  const loss = reports.at(-1)?.loss ?? 0;
  return totals?.outcome === 'diverged' || !Number.isFinite(loss);
}

/** Mean of |x| where only the root mean square is known: their ratio for normally distributed numbers. */
export const meanOverRms = Math.sqrt(2 / Math.PI);
