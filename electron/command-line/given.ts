import { parseArgs } from 'node:util';
import type { Problem, Result } from '../../shared/problems/problem';
import { fail, succeed } from '../../shared/problems/problem';
import { closestName } from './closest-name';

export interface Flag {
  /** What the flag takes, as help names it: N, DIR. Without it the flag is on or off. */
  readonly value?: string;
  readonly summary: string;
}

export type Flags<Names extends string = string> = Readonly<Record<Names, Flag>>;

/** What a command was given, its flags by name. */
export interface Given<Names extends string> {
  readonly operands: readonly string[];
  readonly isSet: (flag: Names) => boolean;
  readonly text: (flag: Names) => string | undefined;
}

/** Reads arguments as flags and operands, or says the first thing that is wrong with them. */
export function readArguments<Names extends string>(
  args: readonly string[],
  usage: string,
  takes: readonly string[],
  flags: Flags<Names>,
): Result<Given<Names>> {
  const entries = Object.entries<Flag>(flags);
  const { values, tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(
      entries.map(([name, { value }]) => [name, { type: value ? 'string' : 'boolean' } as const]),
    ),
    strict: false,
    tokens: true,
  });
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const flag = entries.find(([name]) => name === token.name)?.[1];
    if (flag === undefined) return fail(unknownFlag(token.rawName, usage, Object.keys(flags)));
    if (flag.value !== undefined && token.value === undefined) {
      return fail(misuse(`${token.rawName} needs a value: ${token.rawName} ${flag.value}.`, usage));
    }
    if (flag.value === undefined && token.value !== undefined) {
      return fail(misuse(`${token.rawName} takes no value.`, usage));
    }
  }
  const operands = tokens.flatMap((token) => (token.kind === 'positional' ? token.value : []));
  const missing = takes[operands.length];
  if (missing !== undefined && !isOptional(missing)) {
    return fail(misuse(`${missing} is missing.`, usage));
  }
  const surplus = operands[takes.length];
  if (surplus !== undefined) return fail(misuse(`"${surplus}" is one argument too many.`, usage));
  return succeed({
    operands,
    isSet: (flag) => values[flag] === true,
    text: (flag) => {
      const value = values[flag];
      return typeof value === 'string' ? value : undefined;
    },
  });
}

/** [NAME] may be left out. */
function isOptional(operand: string): boolean {
  return operand.startsWith('[');
}

function unknownFlag(typed: string, usage: string, names: readonly string[]): Problem {
  const closest = closestName(typed.replace(/^-+/, ''), names);
  const meant = closest === null ? '' : ` Did you mean --${closest}?`;
  return misuse(`There is no flag ${typed}.${meant}`, usage);
}

function misuse(message: string, usage: string): Problem {
  return {
    code: 'wrong-arguments',
    message,
    hint: `Usage: gradient-lab ${usage}; gradient-lab help ${usage.split(' ')[0] ?? ''} says more.`,
  };
}
