import { columnsOf } from './run-columns';
import type { RunColumns } from './run-columns';
import type { Run } from '../lab/run.svelte';
import type { EpochReport, RunDescription } from '../../shared/signals/run-report';
import type { SignalName } from '../../shared/signals/signal';

/** A run once there is something to draw: compiled, with its columns. */
export interface ObservedRun {
  readonly id: string;
  /** "run 2". */
  readonly name: string;
  readonly description: RunDescription;
  /** In order of the epochs. */
  readonly reports: readonly EpochReport[];
  readonly columns: RunColumns;
}

/** null before the run is compiled. Follows the run where it is read in a derived value. */
export function observedRun(run: Run | null): ObservedRun | null {
  if (run?.description == null) return null;
  return {
    id: run.id,
    name: run.name,
    description: run.description,
    reports: run.reports,
    columns: columnsOf(run),
  };
}

/** Whether the signal means something for any of the run's layers. */
export function isMeasured({ reports }: ObservedRun, signal: SignalName): boolean {
  const newest = reports[reports.length - 1];
  return newest?.signals[signal]?.some((value) => value !== null) ?? false;
}
