import type { Problem, Result } from '../../../shared/problems/problem';
import type { BenchRow } from './bench-rows';
import type { Contestant } from './contestant';
import { median } from './median';

/** One contestant on one row. */
export interface Timing {
  readonly name: string;
  /** Start, compilation and a first epoch. */
  readonly prepareMs: number;
  readonly msPerStep: number;
  /** How much of this contestant's time the first one takes; null where that could not take part. */
  readonly ratio: number | null;
  /** Of each round, ms per step. */
  readonly rounds: readonly number[];
}

export interface ComparedRow {
  readonly name: string;
  readonly timings: readonly Timing[];
  /** Contestants that could not take part, and why. */
  readonly absent: readonly { readonly name: string; readonly problem: Problem }[];
}

interface ComparisonOptions {
  readonly rounds: number;
  /** Of every contestant in every round, ms. */
  readonly duration: number;
  readonly onProgress: (words: string) => void;
}

/** Who takes so many times the time asked for, since not even an epoch fits in, is measured once. */
const patience = 10;

/**
 * Times contestants on one network in turn, round after round, so that whatever else the machine does meanwhile meets
 * all of them; the median of its rounds stands for a contestant.
 */
export async function compareOn(
  row: BenchRow,
  starts: readonly (() => Contestant)[],
  options: ComparisonOptions,
): Promise<ComparedRow> {
  const started: Contestant[] = [];
  const entries: Entry[] = [];
  try {
    for (const start of starts) {
      const contestant = start();
      started.push(contestant);
      options.onProgress(`${row.name}: starting ${contestant.name}`);
      entries.push({ contestant, prepared: await contestant.prepare(row), rounds: [] });
    }
    await takeRounds(row, entries, options);
  } finally {
    for (const contestant of started) contestant.end();
  }
  return { name: row.name, timings: timingsOf(entries), absent: entries.flatMap(absenceOf) };
}

interface Entry {
  readonly contestant: Contestant;
  readonly prepared: Result<number>;
  /** Until one fails. */
  readonly rounds: Result<number>[];
}

async function takeRounds(
  row: BenchRow,
  entries: readonly Entry[],
  { rounds, duration, onProgress }: ComparisonOptions,
): Promise<void> {
  const slow = new Set<Entry>();
  for (let round = 1; round <= rounds; round += 1) {
    for (const entry of entries) {
      if (failure(entry) !== null || slow.has(entry)) continue;
      onProgress(`${row.name}: round ${round} of ${rounds}, ${entry.contestant.name}`);
      const began = performance.now();
      entry.rounds.push(await entry.contestant.measure(duration));
      if (performance.now() - began > patience * duration) slow.add(entry);
    }
  }
}

function failure({ prepared, rounds }: Entry): Problem | null {
  const failed = [prepared, ...rounds].find(({ ok }) => !ok);
  return failed === undefined || failed.ok ? null : failed.problems[0];
}

function timingsOf(entries: readonly Entry[]): readonly Timing[] {
  const [first] = entries;
  const reference = first === undefined ? null : medianOf(first);
  return entries.flatMap((entry) => {
    const msPerStep = medianOf(entry);
    if (msPerStep === null || !entry.prepared.ok) return [];
    const ratio = reference === null ? null : reference / msPerStep;
    const { name } = entry.contestant;
    return [{ name, prepareMs: entry.prepared.value, msPerStep, ratio, rounds: timesOf(entry) }];
  });
}

function medianOf(entry: Entry): number | null {
  return failure(entry) === null ? median(timesOf(entry)) : null;
}

function timesOf({ rounds }: Entry): readonly number[] {
  return rounds.flatMap((each) => (each.ok ? [each.value] : []));
}

function absenceOf(entry: Entry): ComparedRow['absent'] {
  const problem = failure(entry);
  return problem === null ? [] : [{ name: entry.contestant.name, problem }];
}
