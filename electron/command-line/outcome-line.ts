import type { RunRecord } from '../../shared/diagnosis/diagnose';
import { runResult } from '../../shared/diagnosis/run-result';
import type { Result } from '../../shared/problems/problem';
import { problemLine } from './problem-line';
import { epochWords } from './progress-display';

/** How one of many runs went, in one line. */
export function outcomeLine(run: Result<RunRecord>): string {
  if (!run.ok) return problemLine(run.problems[0]);
  const { final, verdict } = runResult(run.value);
  return `${epochWords(final)}  ${verdict.code}`;
}
