import { diagnose } from '../../shared/diagnosis/diagnose';
import type { RunRecord } from '../../shared/diagnosis/diagnose';
import type { KeptRun } from './kept-run';
import type { RunDatabase } from './run-database';

/** The run with its verdict, which is given when it is first asked for: judging a long run takes a moment. */
export function judged(run: KeptRun, database: RunDatabase): KeptRun {
  if (run.verdict !== null || run.totals === null) return run;
  const record = recordOf(run, database);
  if (record === null) return run;
  const verdict = diagnose(record);
  database.judge(run.id, verdict);
  return { ...run, verdict };
}

/** All that was known of the run; null where it failed early, or its signals were dropped. */
export function recordOf(run: KeptRun, database: RunDatabase): RunRecord | null {
  const { experiment, description, totals } = run;
  const { reports } = database.epochs(run.id);
  if (description === null || reports === null) return null;
  return { experiment, description, reports, totals };
}
