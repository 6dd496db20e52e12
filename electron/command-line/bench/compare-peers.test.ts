import { describe, expect, it } from 'vitest';
import { fail, succeed } from '../../../shared/problems/problem';
import type { Result } from '../../../shared/problems/problem';
import { benchRows } from './bench-rows';
import { compareOn } from './compare-peers';
import { comparisonTable } from './comparison-table';
import type { Contestant } from './contestant';

const [row] = benchRows();
if (row === undefined) throw new Error('The benchmark has no rows.');

const gone = { code: 'peer-failed', message: 'It ended: out of memory.' };

/** Answers what it is told to, in order, and writes down what was asked of it. */
function contestant(
  name: string,
  prepared: Result<number>,
  times: readonly Result<number>[],
  log: string[],
): () => Contestant {
  let round = 0;
  return () => ({
    name,
    prepare: async () => {
      log.push(`prepare ${name}`);
      return prepared;
    },
    measure: async () => {
      log.push(`measure ${name}`);
      round += 1;
      return times[round - 1] ?? fail(gone);
    },
    end: () => log.push(`end ${name}`),
  });
}

function timed(...milliseconds: readonly number[]): readonly Result<number>[] {
  return milliseconds.map((time) => succeed(time));
}

/** Long enough that nobody here is taken for slow. */
const options = { rounds: 3, duration: 60_000, onProgress: () => undefined };

describe('compareOn', () => {
  it('measures in turn, and lets the median of the rounds stand for a contestant', async () => {
    const log: string[] = [];
    const starts = [
      contestant('a', succeed(10), timed(1, 9, 2), log),
      contestant('b', succeed(20), timed(5, 3, 4), log),
    ];
    const { timings, absent } = await compareOn(row, starts, options);
    expect(timings).toEqual([
      { name: 'a', prepareMs: 10, msPerStep: 2, ratio: 1, rounds: [1, 9, 2] },
      { name: 'b', prepareMs: 20, msPerStep: 4, ratio: 0.5, rounds: [5, 3, 4] },
    ]);
    expect(absent).toEqual([]);
    const round = ['measure a', 'measure b'];
    expect(log).toEqual([
      ...['prepare a', 'prepare b'],
      ...[...round, ...round, ...round],
      ...['end a', 'end b'],
    ]);
  });

  it('measures once who takes far longer than was asked', async () => {
    const log: string[] = [];
    const starts = [contestant('slow', succeed(10), timed(7, 8, 9), log)];
    // Any time at all is more than ten times nothing.
    const { timings } = await compareOn(row, starts, { ...options, duration: 0 });
    expect(timings.map(({ msPerStep, rounds }) => [msPerStep, rounds])).toEqual([[7, [7]]]);
  });

  it('leaves out who cannot be prepared or is gone half-way, and ends it', async () => {
    const log: string[] = [];
    const starts = [
      contestant('a', succeed(10), timed(1, 1, 1), log),
      contestant('b', fail(gone), [], log),
      contestant('c', succeed(10), timed(1), log),
    ];
    const { timings, absent } = await compareOn(row, starts, options);
    expect(timings.map(({ name }) => name)).toEqual(['a']);
    expect(absent).toEqual([
      { name: 'b', problem: gone },
      { name: 'c', problem: gone },
    ]);
    expect(log.filter((line) => line.startsWith('end')).sort()).toEqual([
      'end a',
      'end b',
      'end c',
    ]);
  });
});

describe('comparisonTable', () => {
  it('goes from the fastest to the slowest, with ratios to the first contestant', () => {
    const timing = { prepareMs: 1500, rounds: [1, 3] };
    const table = comparisonTable([
      {
        name: 'a network',
        timings: [
          { name: 'Gradient Lab', msPerStep: 2, ratio: 1, ...timing },
          { name: 'slow', msPerStep: 4, ratio: 0.5, ...timing },
          { name: 'fast', msPerStep: 1, ratio: 2, ...timing },
        ],
        absent: [{ name: 'broken', problem: gone }],
      },
    ]);
    const lines = table.split('\n').filter((line) => line !== '');
    expect(lines.map((line) => line.trim().split(/\s{2,}/))).toEqual([
      ['a network'],
      [
        'fast',
        '1.00 ms a step (1.00 to 3.00)',
        '1.5 s to the first epoch',
        expect.stringContaining('2.00'),
      ],
      ['Gradient Lab', '2.00 ms a step (1.00 to 3.00)', '1.5 s to the first epoch'],
      [
        'slow',
        '4.00 ms a step (1.00 to 3.00)',
        '1.5 s to the first epoch',
        expect.stringContaining('0.50'),
      ],
      ['broken is left out: It ended: out of memory.'],
    ]);
  });
});
