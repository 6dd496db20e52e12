import type { Problem, Result } from '../../shared/problems/problem';
import { fail, succeed } from '../../shared/problems/problem';
import type { KeptRun } from './kept-run';

/** The run that a person means: by its id or the beginning of it, or "last". `runs` are newest first. */
export function findRun(named: string, runs: readonly KeptRun[]): Result<KeptRun> {
  const [last] = runs;
  if (named === 'last') return last === undefined ? fail(noRuns) : succeed(last);
  const found = runs.filter(({ id }) => id.startsWith(named));
  const [first, second] = found;
  const exact = found.find(({ id }) => id === named);
  if (exact !== undefined) return succeed(exact);
  if (first === undefined || named === '') return fail(noSuchRun(named));
  return second === undefined ? succeed(first) : fail(severalRuns(named, found.length));
}

const noRuns: Problem = {
  code: 'no-runs',
  message: 'There are no runs yet.',
  hint: 'Train one: gradient-lab run FILE.',
};

function noSuchRun(named: string): Problem {
  return {
    code: 'unknown-run',
    message: `There is no run "${named}".`,
    hint: 'gradient-lab runs lists them.',
  };
}

function severalRuns(named: string, count: number): Problem {
  return {
    code: 'ambiguous-run',
    message: `${count} runs begin with "${named}".`,
    hint: 'Give more of its letters.',
  };
}
