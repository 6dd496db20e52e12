import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CalibrationRun } from '../../shared/diagnosis/calibration/calibration-case';
import type { RecordedRun } from '../../shared/diagnosis/calibration/intervention';
import { toJson } from '../../shared/diagnosis/run-result';
import { experimentFromJson } from '../../shared/experiment/read-experiment';
import { factsOf, valueOf } from './suite-rows';
import { trainRun } from './train-run';

/** What one of several processes does: every entry whose place leaves its number. */
export interface Share {
  readonly worker: number;
  readonly workers: number;
}

export function shareOf<Entry>(
  all: readonly Entry[],
  { worker, workers }: Share,
): readonly Entry[] {
  return all.filter((_, place) => place % workers === worker);
}

/** Trains the runs that the folder does not hold yet, as after an interrupted calibration. */
export async function trainSuite(runs: readonly CalibrationRun[], folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const [index, run] of runs.entries()) {
    const file = fileOf(run, folder);
    if (existsSync(file)) continue;
    const experiment = valueOf(experimentFromJson(run.experiment));
    writeFileSync(`${file}.new`, toJson(await trainRun(experiment, run.rowFault)));
    renameSync(`${file}.new`, file);
    console.log(`${index + 1} of ${runs.length}: ${run.name}`);
  }
}

export async function readSuite(
  runs: readonly CalibrationRun[],
  folder: string,
): Promise<readonly RecordedRun[]> {
  const recorded: RecordedRun[] = [];
  for (const run of runs) recorded.push(await readRun(run, fileOf(run, folder)));
  return recorded;
}

async function readRun(run: CalibrationRun, file: string): Promise<RecordedRun> {
  const { experiment: document, ...rest } = run;
  const experiment = valueOf(experimentFromJson(document));
  const read = JSON.parse(readFileSync(file, 'utf8'), numberOf) as RecordedRun['record'];
  const data = await factsOf(experiment, run.rowFault);
  return { ...rest, record: { ...read, experiment, description: { ...read.description, data } } };
}

function fileOf({ name }: CalibrationRun, folder: string): string {
  return join(folder, `${name.replace('/', '--')}.json`);
}

/** toJson writes numbers that are not finite as words. */
function numberOf(_key: string, value: unknown): unknown {
  return value === 'NaN' || value === 'Infinity' || value === '-Infinity' ? Number(value) : value;
}
