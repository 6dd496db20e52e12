import type { Problem } from '../../shared/problems/problem';
import { problemLine } from './problem-line';

/** Where a command writes: results to standard output, everything else to standard error. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
  /** Standard error is a terminal whose line can be rewritten, so many columns wide; null: it is a file or a pipe. */
  readonly columns: number | null;
}

export const exitCodes = { success: 0, checkNotMet: 1, badInput: 2, interrupted: 130 } as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

export const processTerminal: Terminal = {
  out: (text) => void process.stdout.write(text),
  error: (text) => void process.stderr.write(text),
  columns: process.stderr.isTTY ? process.stderr.columns : null,
};

/** Says what is wrong with what the user gave. */
export function refuse(terminal: Terminal, problem: Problem): ExitCode {
  terminal.error(`${problemLine(problem)}\n`);
  return exitCodes.badInput;
}
