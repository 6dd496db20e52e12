import type { Problem } from '../../../shared/problems/problem';
import type { BenchRow } from './bench-rows';
import type { Contestant } from './contestant';
import { median } from './median';

/** One contestant on one row. */
export interface Timing {
  readonly name: string;
  /** Start, compilation and a first epoch. */
  readonly prepareMs: number;
  readonly msPerStep: number;
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

/**
 * Times contestants on one network in turn, round after round, so that whatever else the machine does meanwhile meets
 * all of them; the median of its rounds stands for a contestant.
 */
export async function compareOn(
  row: BenchRow,
  starts: readonly (() => Contestant)[],
  { rounds, duration, onProgress }: ComparisonOptions,
): Promise<ComparedRow> {
  const absent: { name: string; problem: Problem }[] = [];
  const ready: { contestant: Contestant; prepareMs: number; rounds: number[] }[] = [];
  try {
    for (const start of starts) {
      const contestant = start();
      onProgress(`${row.name}: starting ${contestant.name}`);
      const prepared = await contestant.prepare(row);
      if (prepared.ok) ready.push({ contestant, prepareMs: prepared.value, rounds: [] });
      else absent.push({ name: contestant.name, problem: prepared.problems[0] });
      if (!prepared.ok) contestant.end();
    }
    for (let round = 1; round <= rounds; round += 1) {
      for (const entry of [...ready]) {
        onProgress(`${row.name}: round ${round} of ${rounds}, ${entry.contestant.name}`);
        const measured = await entry.contestant.measure(duration);
        if (measured.ok) {
          entry.rounds.push(measured.value);
          continue;
        }
        absent.push({ name: entry.contestant.name, problem: measured.problems[0] });
        ready.splice(ready.indexOf(entry), 1);
      }
    }
  } finally {
    for (const { contestant } of ready) contestant.end();
  }
  return {
    name: row.name,
    timings: ready.map((entry) => ({
      name: entry.contestant.name,
      prepareMs: entry.prepareMs,
      msPerStep: median(entry.rounds),
      rounds: entry.rounds,
    })),
    absent,
  };
}
