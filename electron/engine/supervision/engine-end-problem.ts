import type { Problem } from '../../../shared/problems/problem';
import { tellsOfMemory } from '../memory-words';
import type { EngineEnd } from './engine-child';

/** What to tell of a run whose engine process ended under it. */
export function engineEndProblem(end: EngineEnd): Problem {
  const words = end.lastWords === undefined ? '' : ` Its last words: ${end.lastWords}`;
  if (end.lastWords !== undefined && tellsOfMemory(end.lastWords)) {
    return {
      code: 'out-of-memory',
      message: `Memory ran out, and the engine ended with the run.${words}`,
      hint: 'Take a smaller batch, fewer units or filters, or a part of the rows; a new engine starts with the next run.',
    };
  }
  return {
    code: 'engine-ended',
    message: `The engine ${howItEnded(end)}, and the run with it.${words}`,
    hint: 'Start the run again: a new engine starts with it.',
  };
}

/** Why engines do without TensorFlow after one that ended while it loaded it. */
export function loadDeathReason(end: EngineEnd): string {
  const words = end.lastWords === undefined ? '' : ` (${end.lastWords})`;
  return `the engine ${howItEnded(end)} while it loaded the library${words}`;
}

export const engineStuckProblem: Problem = {
  code: 'engine-stuck',
  message: 'The engine did not answer any more and was ended, and the run with it.',
  hint: 'Start the run again: a new engine starts with it.',
};

const nativeFaults = ['SIGILL', 'SIGABRT', 'SIGBUS', 'SIGFPE', 'SIGSEGV'];

/** With which the loader ends a process that calls a function which none of its libraries has. */
const symbolMissing = 127;

/** Not an end from outside, and not one of JavaScript. */
export function diedOfNativeCode({ code, signal }: EngineEnd): boolean {
  return code === symbolMissing || (signal !== null && nativeFaults.includes(signal));
}

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
