import { runResult, toJson } from '../../../shared/diagnosis/run-result';
import { judged, recordOf } from '../../runs/judge-run';
import type { KeptRun } from '../../runs/kept-run';
import type { RunDatabase } from '../../runs/run-database';
import { defineCommand } from '../command';
import { withKeptRun } from '../with-kept-run';
import { problemLine } from '../problem-line';
import { epochWords } from '../progress-display';
import { runFacts } from '../run-facts';
import { runSummary } from '../run-summary';
import { exitCodes } from '../terminal';

export const show = defineCommand({
  name: 'show',
  takes: ['RUN'],
  summary: 'show a kept run (its id, how that begins, or last)',
  flags: { json: { summary: 'print it as JSON, with its experiment and its result' } },
  run: async (given, { terminal, runsFolder }) =>
    withKeptRun(runsFolder, terminal, given.operands[0] ?? '', (kept, database) => {
      const run = judged(kept, database);
      terminal.out(
        given.isSet('json') ? `${toJson(shownAsJson(run, database))}\n` : inWords(run, database),
      );
      return Promise.resolve(exitCodes.success);
    }),
});

function shownAsJson(run: KeptRun, database: RunDatabase) {
  const record = recordOf(run, database);
  return {
    format: 'gradient-lab/run',
    version: 1,
    ...runFacts(run, database),
    problem: run.problem,
    experiment: run.experiment,
    result: record === null ? null : runResult(record),
  };
}

function inWords(run: KeptRun, database: RunDatabase): string {
  const { id, begun, final, outcome } = runFacts(run, database);
  const head = `run ${id}, begun ${begun}\n`;
  const record = recordOf(run, database);
  if (record !== null) return `${head}${runSummary(record, runResult(record), null)}`;
  const lines = [
    `${run.name}: ${outcome}`,
    ...(final === null ? [] : [`  ${epochWords(final)}`]),
    ...(run.problem === null ? [] : [`  ${problemLine(run.problem)}`]),
    ...(run.verdict === null ? [] : [`  verdict: ${run.verdict.code}. ${run.verdict.summary}`]),
  ];
  return `${head}${lines.map((line) => `${line}\n`).join('')}`;
}
