import type { ExitCode, Terminal } from './terminal';
import { refuse } from './terminal';
import type { Flags, Given } from './given';
import { readArguments } from './given';

/** What a command needs of the program that it is part of. */
export interface Surroundings {
  readonly terminal: Terminal;
  /** The built engine process. */
  readonly engineProgram: string;
  /** Where this user's runs are kept. */
  readonly runsFolder: string;
  /** Where this user's GPU pack lies if there is one. */
  readonly gpuPack: string;
}

/** One command, complete: adding one is one such record in one file and one line in commands.ts. */
export interface Command {
  readonly name: string;
  /** Such as `run FILE`, without its flags. */
  readonly usage: string;
  readonly summary: string;
  readonly flags: Flags;
  readonly execute: (args: readonly string[], surroundings: Surroundings) => Promise<ExitCode>;
}

interface Definition<Names extends string> {
  readonly name: string;
  /** What it takes besides flags, in order; all of it is needed but what stands in brackets. */
  readonly takes: readonly string[];
  readonly summary: string;
  readonly flags: Flags<Names>;
  readonly run: (given: Given<Names>, surroundings: Surroundings) => Promise<ExitCode>;
}

/** A command from its definition: arguments are read and checked before it runs. */
export function defineCommand<Names extends string>(definition: Definition<Names>): Command {
  const { name, takes, summary, flags, run } = definition;
  const usage = [name, ...takes].join(' ');
  return {
    name,
    usage,
    summary,
    flags,
    execute: async (args, surroundings) => {
      const given = readArguments(args, usage, takes, flags);
      if (!given.ok) return refuse(surroundings.terminal, given.problems[0]);
      return run(given.value, surroundings);
    },
  };
}
