import { findRun } from '../runs/find-run';
import type { KeptRun } from '../runs/kept-run';
import { RunDatabase } from '../runs/run-database';
import type { ExitCode, Terminal } from './terminal';
import { refuse } from './terminal';

/** Does something with the kept run that a person named, or says that there is none such. */
export async function withKeptRun(
  runsFolder: string,
  terminal: Terminal,
  named: string,
  work: (run: KeptRun, database: RunDatabase) => Promise<ExitCode>,
): Promise<ExitCode> {
  const opened = await RunDatabase.open(runsFolder);
  if (!opened.ok) return refuse(terminal, opened.problems[0]);
  try {
    const found = findRun(named, opened.value.list());
    if (!found.ok) return refuse(terminal, found.problems[0]);
    return await work(found.value, opened.value);
  } finally {
    opened.value.close();
  }
}
