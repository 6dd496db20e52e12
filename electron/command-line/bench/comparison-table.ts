import type { ComparedRow, Timing } from './compare-peers';

/** A table for people: per network the contestants from the fastest to the slowest. */
export function comparisonTable(rows: readonly ComparedRow[]): string {
  return rows.map((row) => `${rowTable(row)}\n\n`).join('');
}

function rowTable({ name, timings, absent }: ComparedRow): string {
  const sorted = [...timings].sort((a, b) => a.msPerStep - b.msPerStep);
  const width = Math.max(...timings.map((timing) => timing.name.length), 0);
  return [
    name,
    ...sorted.map((timing) => `  ${line(timing, timing === timings[0], width)}`),
    ...absent.map((each) => `  ${each.name} is left out: ${each.problem.message}`),
  ].join('\n');
}

function line(timing: Timing, isFirst: boolean, width: number): string {
  const { name, msPerStep, rounds, prepareMs } = timing;
  const from = spelled(Math.min(...rounds));
  const to = spelled(Math.max(...rounds));
  const step = `${spelled(msPerStep)} ms a step (${from} to ${to})`;
  const start = `${(prepareMs / 1000).toFixed(1)} s to the first epoch`;
  const ratio =
    isFirst || timing.ratio === null ? '' : `  the lab takes ${timing.ratio.toFixed(2)} of that`;
  return `${name.padEnd(width)}  ${step.padEnd(36)}  ${start.padEnd(26)}${ratio}`.trimEnd();
}

function spelled(milliseconds: number): string {
  return milliseconds.toPrecision(3);
}
