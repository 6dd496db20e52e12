import type { HistogramsAt } from '../lab/histogram-history.svelte';
import type { EpochReport, RunDescription } from '../../shared/signals/run-report';

/** Everything that a run reported, of a long run without the histograms of some epochs. Numbers that are not finite are the strings "NaN", "Infinity" and "-Infinity". */
export function runAsJson(
  name: string,
  description: RunDescription,
  reports: readonly EpochReport[],
  histograms: readonly HistogramsAt[],
): string {
  const known = new Map(histograms.map((at) => [at.epoch, at.histograms]));
  const epochs = reports.map((report) => ({ ...report, histograms: known.get(report.epoch) }));
  const content = { run: name, description, epochs };
  return `${JSON.stringify(content, notFiniteAsText, 2)}\n`;
}

function notFiniteAsText(_key: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
}
