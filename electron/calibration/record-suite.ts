import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataFacts } from '../../shared/data/data-facts';
import type { DataFacts } from '../../shared/data/data-facts';
import type { CalibrationRun, RowFault } from '../../shared/diagnosis/calibration/calibration-case';
import type { RecordedRun } from '../../shared/diagnosis/calibration/intervention';
import { toJson } from '../../shared/diagnosis/run-result';
import type { Experiment } from '../../shared/experiment/experiment';
import { experimentFromJson } from '../../shared/experiment/read-experiment';
import { rowsOf, trainRun, valueOf } from './train-run';

/** Trains the runs of the suite; what the folder holds already, as of an interrupted calibration, is taken from it. */
export async function recordSuite(
  runs: readonly CalibrationRun[],
  folder: string,
): Promise<readonly RecordedRun[]> {
  mkdirSync(folder, { recursive: true });
  const recorded: RecordedRun[] = [];
  for (const [index, run] of runs.entries()) {
    const file = join(folder, `${run.name.replace('/', '--')}.json`);
    if (!existsSync(file)) {
      const experiment = valueOf(experimentFromJson(run.experiment));
      writeFileSync(file, toJson(await trainRun(experiment, run.rowFault)));
      console.log(`${index + 1} of ${runs.length}: ${run.name}`);
    }
    recorded.push(await readRun(run, file));
  }
  return recorded;
}

async function readRun(run: CalibrationRun, file: string): Promise<RecordedRun> {
  const { experiment: document, ...rest } = run;
  const experiment = valueOf(experimentFromJson(document));
  const read = JSON.parse(readFileSync(file, 'utf8'), numberOf) as RecordedRun['record'];
  const data = await factsOf(experiment, run.rowFault);
  return { ...rest, record: { ...read, experiment, description: { ...read.description, data } } };
}

const knownFacts = new Map<string, DataFacts>();

/** Those of today's code, whenever the run was trained; many runs share their data. */
async function factsOf(experiment: Experiment, rowFault?: RowFault): Promise<DataFacts> {
  const key = JSON.stringify([experiment.data, experiment.seed, rowFault]);
  const facts = knownFacts.get(key) ?? dataFacts(await rowsOf(experiment, rowFault));
  knownFacts.set(key, facts);
  return facts;
}

/** toJson writes numbers that are not finite as words. */
function numberOf(_key: string, value: unknown): unknown {
  return value === 'NaN' || value === 'Infinity' || value === '-Infinity' ? Number(value) : value;
}
