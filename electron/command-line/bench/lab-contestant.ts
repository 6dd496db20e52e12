import { succeed } from '../../../shared/problems/problem';
import type { BenchRow } from './bench-rows';
import type { Contestant } from './contestant';
import { timedRun } from './timed-run';

/** Enough epochs to know how many fill the time asked for. */
const firstEpochs = 5;

/** This engine with every default signal on. Each measurement is a run of its own, timed as every run is. */
export function labContestant(engineProgram: string, folder: string): Contestant {
  let prepared: { readonly row: BenchRow; readonly msPerEpoch: number } | null = null;
  return {
    name: 'Gradient Lab',
    prepare: async (row) => {
      const run = await timedRun(row, firstEpochs, engineProgram, folder);
      if (!run.ok) return run;
      prepared = { row, msPerEpoch: run.value.msPerEpoch };
      return succeed(run.value.firstEpochMs);
    },
    measure: async (milliseconds) => {
      if (prepared === null) throw new Error('Nothing was prepared.');
      const epochs = Math.max(2, Math.ceil(milliseconds / prepared.msPerEpoch));
      const run = await timedRun(prepared.row, epochs, engineProgram, folder);
      return run.ok ? succeed(run.value.msPerStep) : run;
    },
    end: () => undefined,
  };
}
