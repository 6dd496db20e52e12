import type { EpochResult } from '../../shared/diagnosis/run-result';
import type { VerdictCode } from '../../shared/diagnosis/verdict';
import { fitHiddenLayers } from '../observe/depth-fit';
import type { Combination } from './grid-plan';
import type { GridRun } from './grid-run.svelte';

/** A combination with what its runs came to, one for each seed. */
export interface CombinationResult {
  readonly combination: Combination;
  readonly runs: readonly GridRun[];
  /** Runs that ended with a result, best final loss first. */
  readonly ranked: readonly GridRun[];
  /** The run in the middle of those: a value that occurred, of two the better one. null: none has ended. */
  readonly median: GridRun | null;
  /** What most of them are judged to be; of a tie the verdict of the median run. */
  readonly verdict: VerdictCode | null;
  /** How many share that verdict. */
  readonly agreeing: number;
  /** What a layer does to delta on its way back, before training, at the median over the seeds. */
  readonly deltaFactor: number | null;
}

export function combinationResult(
  combination: Combination,
  all: readonly GridRun[],
): CombinationResult {
  const runs = combination.places.flatMap((place) => all[place] ?? []);
  const judged = runs.filter(({ verdict }) => verdict !== null);
  const ranked = [...judged].sort((one, other) => lossRank(one) - lossRank(other));
  const median = middle(ranked);
  const verdict = commonVerdict(judged, median);
  return {
    combination,
    runs,
    ranked,
    median,
    verdict,
    agreeing: judged.filter((run) => run.verdict?.code === verdict).length,
    deltaFactor: medianFactor(runs),
  };
}

/** A run's final loss as the grid compares it; a run that lost its numbers ranks behind every other. */
export function lossRank({ final }: { readonly final: EpochResult | null }): number {
  const loss = final?.loss ?? null;
  return loss === null || Number.isNaN(loss) ? Number.MAX_VALUE : Math.min(loss, Number.MAX_VALUE);
}

function commonVerdict(judged: readonly GridRun[], median: GridRun | null): VerdictCode | null {
  const counts = new Map<VerdictCode, number>();
  for (const { verdict } of judged) {
    if (verdict !== null) counts.set(verdict.code, (counts.get(verdict.code) ?? 0) + 1);
  }
  const most = Math.max(0, ...counts.values());
  const own = median?.verdict?.code;
  if (own !== undefined && counts.get(own) === most) return own;
  return [...counts].find(([, count]) => count === most)?.[0] ?? null;
}

function medianFactor(runs: readonly GridRun[]): number | null {
  const factors = runs.flatMap(({ deltas }) => fitHiddenLayers(deltas)?.factorPerLayer ?? []);
  return middle(factors.sort((one, other) => one - other));
}

/** The lower one of two in the middle. */
function middle<Value>(sorted: readonly Value[]): Value | null {
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
}
