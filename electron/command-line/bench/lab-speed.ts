import type { Result } from '../../../shared/problems/problem';
import { succeed } from '../../../shared/problems/problem';
import type { EngineDescription } from '../../../shared/signals/run-report';
import type { BenchRow } from './bench-rows';
import { median } from './median';
import { timedRun } from './timed-run';

/** What the engine takes for one network; medians of a few runs, each in a process of its own. */
export interface LabSpeed {
  readonly name: string;
  readonly engine: EngineDescription;
  readonly msPerStep: number;
  /** By how much a step is longer than in runs without any signal: 0.02 are 2 %. Signals are measured between epochs. */
  readonly signalsInStep: number;
  /** Signals of an epoch's end and validation, with every default signal on. */
  readonly msPerMeasurement: number;
  /** Of the engine's process up to the end of the first epoch: loading, compiling, training. */
  readonly firstEpochMs: number;
}

const runs = 3;

export async function labSpeed(
  row: BenchRow,
  engineProgram: string,
  folder: string,
  duration: number,
): Promise<Result<LabSpeed>> {
  const probe = await timedRun(row, 5, engineProgram, folder);
  if (!probe.ok) return probe;
  const epochs = Math.max(5, Math.ceil(duration / probe.value.msPerEpoch));
  const timed = [];
  const bare = [];
  for (let run = 0; run < runs; run += 1) {
    const next = await timedRun(row, epochs, engineProgram, folder);
    if (!next.ok) return next;
    timed.push(next.value);
    const without = await timedRun(row, epochs, engineProgram, folder, 'none');
    if (!without.ok) return without;
    bare.push(without.value);
  }
  const msPerStep = median(timed.map((each) => each.msPerStep));
  return succeed({
    name: row.name,
    engine: probe.value.engine,
    msPerStep,
    signalsInStep: msPerStep / median(bare.map((each) => each.msPerStep)) - 1,
    msPerMeasurement: median(timed.map(({ msPerMeasurement }) => msPerMeasurement)),
    firstEpochMs: median(timed.map(({ firstEpochMs }) => firstEpochMs)),
  });
}
