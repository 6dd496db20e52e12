import { dataFacts } from '../../shared/data/data-facts';
import type { DataFacts } from '../../shared/data/data-facts';
import type { DataSet } from '../../shared/data/data-set';
import type { RowFault } from '../../shared/diagnosis/calibration/calibration-case';
import { withRowFault } from '../../shared/diagnosis/calibration/row-faults';
import type { Experiment } from '../../shared/experiment/experiment';
import type { Result } from '../../shared/problems/problem';
import { loadData } from '../datasets/load-data';

const known = new Map<string, { readonly data: DataSet; facts: DataFacts | null }>();

/** The rows of a run of the suite, with what was done to them; many runs share theirs. Throws on problems: the suite is ours. */
export async function rowsOf(experiment: Experiment, rowFault?: RowFault): Promise<DataSet> {
  return (await entryOf(experiment, rowFault)).data;
}

/** Those of today's code, whenever the run was trained. */
export async function factsOf(experiment: Experiment, rowFault?: RowFault): Promise<DataFacts> {
  const entry = await entryOf(experiment, rowFault);
  entry.facts ??= dataFacts(entry.data);
  return entry.facts;
}

async function entryOf(experiment: Experiment, rowFault?: RowFault) {
  const key = JSON.stringify([experiment.data, experiment.seed, rowFault]);
  const found = known.get(key);
  if (found !== undefined) return found;
  const { data } = valueOf(await loadData(experiment.data, '.', experiment.seed));
  const entry = { data: rowFault === undefined ? data : withRowFault(data, rowFault), facts: null };
  known.set(key, entry);
  return entry;
}

export function valueOf<Value>(result: Result<Value>): Value {
  if (result.ok) return result.value;
  throw new Error(JSON.stringify(result.problems));
}
