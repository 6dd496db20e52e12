import type { Problem } from '../../shared/problems/problem';
import { closestName } from './closest-name';
import type { Command, Surroundings } from './command';
import { commands } from './commands';
import { commandHelp, overview } from './help';
import type { ExitCode } from './terminal';
import { exitCodes, refuse } from './terminal';

/** Runs the command that the arguments name. */
export async function execute(
  args: readonly string[],
  surroundings: Surroundings,
): Promise<ExitCode> {
  const { terminal } = surroundings;
  const [name, ...rest] = args;
  if (name === undefined || isHelp(name)) return showHelp(rest[0], surroundings);
  const command = commandNamed(name);
  if (command === undefined) return refuse(terminal, unknownCommand(name));
  if (rest.some((arg) => arg === '--help' || arg === '-h')) return showHelp(name, surroundings);
  return command.execute(rest, surroundings);
}

function showHelp(name: string | undefined, { terminal }: Surroundings): ExitCode {
  if (name === undefined) {
    terminal.out(overview(commands));
    return exitCodes.success;
  }
  const command = commandNamed(name);
  if (command === undefined) return refuse(terminal, unknownCommand(name));
  terminal.out(commandHelp(command));
  return exitCodes.success;
}

function isHelp(word: string): boolean {
  return word === 'help' || word === '--help' || word === '-h';
}

function commandNamed(name: string): Command | undefined {
  return commands.find((command) => command.name === name);
}

function unknownCommand(name: string): Problem {
  const names = commands.map((command) => command.name);
  const closest = closestName(name, names);
  return {
    code: 'unknown-command',
    message: `There is no command "${name}".`,
    hint:
      closest === null
        ? `There are: ${names.join(', ')}; gradient-lab help says more.`
        : `Did you mean ${closest}?`,
  };
}
