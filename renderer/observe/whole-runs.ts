import type { MainProcess } from '../lab/main-process';
import type { Run } from '../lab/run.svelte';
import type { Result } from '../../shared/problems/problem';
import { succeed } from '../../shared/problems/problem';
import type { SignalName } from '../../shared/signals/signal';
import { observedRun } from './observed-run';
import type { ObservedRun } from './observed-run';

/** The run with a report of every epoch, as far as these signals go: what the window does not keep is read again. */
export async function wholeRun(
  run: Run,
  signals: readonly SignalName[],
  mainProcess: Pick<MainProcess, 'request'>,
): Promise<Result<ObservedRun | null>> {
  const observed = observedRun(run);
  if (observed === null || run.isWhole(0, run.epoch)) return succeed(observed);
  const range = { from: 0, to: run.epoch };
  const answer = await mainProcess.request('run:epochs', { run: run.id, ...range, signals });
  return answer.ok ? succeed({ ...observed, reports: answer.value }) : answer;
}
