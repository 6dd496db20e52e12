import type { Problem } from '../../shared/problems/problem';
import { tellsOfMemory } from './memory-words';

/** What to tell of an error that nothing foresaw: a bug, or something that TensorFlow cannot do on this machine. */
export function unexpectedProblem(error: unknown): Problem {
  const reason = error instanceof Error ? error.message : String(error);
  const line = reason.split('\n', 1)[0] ?? reason;
  if (tellsOfMemory(reason)) {
    return {
      code: 'out-of-memory',
      message: `Memory ran out: ${sentence(line)}`,
      hint: 'Take a smaller batch, fewer units or filters, or a part of the rows; close other programs.',
    };
  }
  return {
    code: 'engine-failed',
    message: `The engine could not go on: ${sentence(line)}`,
    hint: 'Start the run again; if it fails again, try --engine reference, which needs no TensorFlow.',
  };
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
