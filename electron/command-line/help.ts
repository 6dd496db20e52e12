import type { Command } from './command';

/** All commands, one line each. */
export function overview(commands: readonly Command[]): string {
  return [
    'Gradient Lab trains small networks and shows where their gradients go.',
    '',
    'Usage: gradient-lab COMMAND',
    '',
    ...columns(commands.map(({ usage, summary }) => [usage, summary])),
    ...columns([['help COMMAND', 'show the flags of a command']]),
    '',
  ].join('\n');
}

/** One command with its flags. */
export function commandHelp({ usage, summary, flags }: Command): string {
  const rows = Object.entries(flags).map(
    ([name, flag]) =>
      [flag.value === undefined ? `--${name}` : `--${name} ${flag.value}`, flag.summary] as const,
  );
  return [
    `gradient-lab ${usage}`,
    `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`,
    ...(rows.length === 0 ? [] : ['', ...columns(rows)]),
    '',
  ].join('\n');
}

function columns(rows: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(20, ...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}
