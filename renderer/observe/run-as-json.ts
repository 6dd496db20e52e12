import type { EpochReport, RunDescription } from '../../shared/signals/run-report';

/** Everything that a run reported. Numbers that are not finite are the strings "NaN", "Infinity" and "-Infinity". */
export function runAsJson(
  name: string,
  description: RunDescription,
  reports: readonly EpochReport[],
): string {
  const content = { run: name, description, epochs: reports };
  return `${JSON.stringify(content, notFiniteAsText, 2)}\n`;
}

function notFiniteAsText(_key: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
}
