import type { Problem } from '../../../shared/problems/problem';
import type { EngineEnd } from './engine-child';

/** What to tell of a run whose engine process ended under it. */
export function engineEndProblem(end: EngineEnd): Problem {
  return {
    code: 'engine-ended',
    message: `The engine ${howItEnded(end)}, and the run with it.`,
    hint: 'Start the run again: a new engine starts with it.',
  };
}

export const engineStuckProblem: Problem = {
  code: 'engine-stuck',
  message: 'The engine did not answer any more and was ended, and the run with it.',
  hint: 'Start the run again: a new engine starts with it.',
};

function howItEnded({ code, signal }: EngineEnd): string {
  switch (signal) {
    case null:
      return `ended unexpectedly (code ${code ?? 'unknown'})`;
    case 'SIGKILL':
      return 'was ended from outside, most likely because memory ran out (SIGKILL)';
    case 'SIGSEGV':
    case 'SIGBUS':
    case 'SIGILL':
    case 'SIGFPE':
      return `crashed in native code (${signal})`;
    case 'SIGABRT':
      return 'gave up in native code, most likely because memory ran out (SIGABRT)';
    default:
      return `was ended from outside (${signal})`;
  }
}
