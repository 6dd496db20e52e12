import type { EpochResult, RunResult } from '../../../shared/diagnosis/run-result';
import type { Verdict } from '../../../shared/diagnosis/verdict';
import type { Remedies } from '../../../shared/experiment/remedies';
import type { Problem } from '../../../shared/problems/problem';
import { alignedTable } from '../aligned-table';
import { numberWords } from '../progress-display';
import { remedyWords } from './grid-words';
import type { TrainedCell } from './train-grid';

/** What `grid --json` prints. A run that failed has no final epoch and no verdict, but a problem. */
export interface GridResult {
  readonly format: 'gradient-lab/grid';
  readonly version: 1;
  readonly cells: readonly {
    readonly remedies: Remedies;
    readonly seed: number;
    readonly final: EpochResult | null;
    readonly verdict: Verdict | null;
    readonly problem?: Problem;
  }[];
}

export function gridResult(cells: readonly TrainedCell[]): GridResult {
  return {
    format: 'gradient-lab/grid',
    version: 1,
    cells: cells.map(({ remedies, seed, result }) =>
      result.ok
        ? { remedies, seed, final: result.value.final, verdict: result.value.verdict }
        : { remedies, seed, final: null, verdict: null, problem: result.problems[0] },
    ),
  };
}

/** A line for every combination; of several seeds the medians, with the number of seeds of each verdict. */
export function gridTable(cells: readonly TrainedCell[]): string {
  const combinations = new Map<string, TrainedCell[]>();
  for (const cell of cells) {
    const name = remedyWords(cell.remedies);
    combinations.set(name, [...(combinations.get(name) ?? []), cell]);
  }
  const header = ['remedies', 'loss', 'accuracy', 'validation loss', 'accuracy', 'verdict'];
  const rows = [...combinations].map(([name, members]) => rowOf(name, members));
  return alignedTable([header, ...rows], [1, 2, 3, 4]);
}

function rowOf(name: string, cells: readonly TrainedCell[]): readonly string[] {
  const results = cells.flatMap(({ result }) => (result.ok ? result.value : []));
  const middle = (field: keyof EpochResult): string => middleWords(results, field);
  return [
    name,
    middle('loss'),
    middle('accuracy'),
    middle('validationLoss'),
    middle('validationAccuracy'),
    counted(cells.map(outcomeWords)),
  ];
}

function outcomeWords({ result }: TrainedCell): string {
  return result.ok ? result.value.verdict.code : `failed (${result.problems[0].code})`;
}

/** Median over the seeds; the lower one of two in the middle, so that it is a value that occurred. */
function middleWords(results: readonly RunResult[], field: keyof EpochResult): string {
  const values = results.flatMap(({ final }) => final[field] ?? []);
  // NaN is worse than any number.
  const rank = (value: number): number => (Number.isNaN(value) ? Infinity : value);
  const sorted = values.sort((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0));
  const middle = sorted[Math.floor((sorted.length - 1) / 2)];
  return middle === undefined ? '' : numberWords(middle);
}

function counted(words: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  if (words.length === 1) return words.join();
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([word, count]) => `${count} x ${word}`)
    .join(', ');
}
