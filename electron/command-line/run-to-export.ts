import type { Result } from '../../shared/problems/problem';
import { fail, succeed } from '../../shared/problems/problem';
import { findRun } from '../runs/find-run';
import { recordOf } from '../runs/judge-run';
import { RunDatabase } from '../runs/run-database';
import { keptWeights } from '../runs/trained-network';
import type { Surroundings } from './command';
import type { Given } from './given';
import { trainAndKeep } from './train-and-keep';
import type { TrainedRun } from './train-in-engine';
import type { TrainingFlag } from './training-flags';
import { trainingOptions } from './training-flags';

/** The run that FILE-or-RUN names: an experiment is trained, and what is no file is the id of a kept run. */
export async function runToExport(
  named: string,
  given: Given<TrainingFlag>,
  surroundings: Surroundings,
): Promise<Result<TrainedRun>> {
  const options = await trainingOptions(named, given);
  if (options.ok) return (await trainAndKeep(options.value, surroundings)).trained;
  const isNoFile = options.problems[0].code === 'file-not-found';
  const kept = isNoFile ? await keptRun(named, surroundings.runsFolder) : null;
  return kept ?? options;
}

/** null: no kept run has this name. */
async function keptRun(named: string, runsFolder: string): Promise<Result<TrainedRun> | null> {
  const opened = await RunDatabase.open(runsFolder);
  if (!opened.ok) return null;
  const database = opened.value;
  try {
    const found = findRun(named, database.list());
    if (!found.ok) return found.problems[0].code === 'unknown-run' ? null : found;
    const record = recordOf(found.value, database);
    if (record === null) return fail(nothingLeft);
    const { weights } = found.value;
    if (weights === null) return succeed({ ...record, weights: null });
    const read = await keptWeights(weights);
    return read.ok ? succeed({ ...record, weights: read.value }) : read;
  } finally {
    database.close();
  }
}

const nothingLeft = {
  code: 'run-without-signals',
  message: 'Of this run there is nothing to write: it failed early, or its signals were dropped.',
  hint: 'gradient-lab show says what is known of it.',
} as const;
