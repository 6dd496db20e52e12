import { toJson } from '../../../shared/diagnosis/run-result';
import { findRun } from '../../runs/find-run';
import { judged } from '../../runs/judge-run';
import type { KeptRun } from '../../runs/kept-run';
import { RunDatabase } from '../../runs/run-database';
import { alignedTable } from '../aligned-table';
import { defineCommand } from '../command';
import { shortId } from '../kept-runs';
import { outcomeOf, runFacts } from '../run-facts';
import { exitCodes, refuse } from '../terminal';

export const runs = defineCommand({
  name: 'runs',
  takes: [],
  summary: 'list the kept runs, newest first',
  flags: {
    json: { summary: 'print them as JSON' },
    remove: { value: 'RUN', summary: 'forget a run and its weights (its id, or how that begins)' },
  },
  run: async (given, { terminal, runsFolder }) => {
    const opened = await RunDatabase.open(runsFolder);
    if (!opened.ok) return refuse(terminal, opened.problems[0]);
    const database = opened.value;
    try {
      const unwanted = given.text('remove');
      if (unwanted !== undefined) {
        const found = findRun(unwanted, database.list());
        if (!found.ok) return refuse(terminal, found.problems[0]);
        database.remove(found.value.id);
        terminal.error(`Run ${shortId(found.value.id)} (${found.value.name}) is forgotten.\n`);
        return exitCodes.success;
      }
      const list = database.list().map((run) => judged(run, database));
      if (given.isSet('json')) {
        const facts = list.map((run) => runFacts(run, database));
        terminal.out(`${toJson({ format: 'gradient-lab/runs', version: 1, runs: facts })}\n`);
      } else if (list.length === 0) terminal.error('There are no runs yet.\n');
      else terminal.out(runsTable(list));
      return exitCodes.success;
    } finally {
      database.close();
    }
  },
});

function runsTable(list: readonly KeptRun[]): string {
  const rows = list.map((run) => [
    shortId(run.id),
    new Date(run.begun).toISOString().slice(0, 16).replace('T', ' '),
    outcomeOf(run),
    String(run.totals?.epochs ?? ''),
    run.verdict?.code ?? '',
    run.name,
  ]);
  return alignedTable(
    [['run', 'begun (UTC)', 'outcome', 'epochs', 'verdict', 'name'], ...rows],
    [3],
  );
}
