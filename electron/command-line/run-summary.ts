import type { RunRecord } from '../../shared/diagnosis/diagnose';
import type { RunResult } from '../../shared/diagnosis/run-result';
import { problemLine } from './problem-line';
import { epochWords, numberWords } from './progress-display';

/** The outcome of a run in a few lines for people. */
export function runSummary(run: RunRecord, result: RunResult, folder: string | null): string {
  const { totals, description } = run;
  const { engine, verdict, final } = result;
  const speed = engine.msPerStep === null ? '' : `, ${numberWords(engine.msPerStep)} ms a step`;
  return [
    `${run.experiment.name}: ${outcomeWords(run)}`,
    `  ${epochWords(final)}`,
    `  no-information loss ${numberWords(description.noInformationLoss)}`,
    `  ${totals?.steps ?? 0} steps with ${engineWords(engine)} on the ${engine.device} (${engine.mode})${speed}`,
    ...(engine.reason === undefined ? [] : [`  ${engine.reason}`]),
    ...(description.notices ?? []).map((notice) => `  ${problemLine(notice)}`),
    `  verdict: ${verdict.code}. ${verdict.summary}`,
    ...foretold(result),
    ...(folder === null ? [] : [`  written to ${folder}`]),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

function engineWords({ name, tensorflow }: RunResult['engine']): string {
  return name === 'reference' ? 'the reference engine (slow)' : `TensorFlow ${tensorflow ?? ''}`;
}

function foretold({ preflight }: RunResult): readonly string[] {
  if (typeof preflight?.held !== 'boolean') return [];
  return [
    `  the starting weights had foretold ${preflight.predicted}: ${preflight.held ? 'it held' : 'it did not hold'}`,
  ];
}

function outcomeWords({ totals }: RunRecord): string {
  if (totals === null) return 'in progress';
  switch (totals.outcome) {
    case 'finished':
      return `trained ${totals.epochs} epochs`;
    case 'stopped':
      return `stopped after ${totals.epochs} epochs`;
    case 'diverged':
      return totals.problem?.message ?? `diverged in epoch ${totals.epochs}`;
  }
}
