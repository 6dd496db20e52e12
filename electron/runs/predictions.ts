import type { KeptPreparation } from '../../shared/data/kept-preparation';
import type { Problem, Result } from '../../shared/problems/problem';
import { fail, succeed } from '../../shared/problems/problem';
import { predictRows } from '../../shared/training/predict-rows';
import { readCsvTable } from '../datasets/csv/read-csv-table';
import { csvLine } from '../files/csv-line';
import { furtherRows } from './further-rows';
import type { KeptRun } from './kept-run';
import { trainedNetwork } from './trained-network';

/** What a kept run says of the rows of a CSV file, as the lines of another: the target, then each class's probability. */
export async function predictions(
  run: KeptRun,
  file: string,
  folder: string,
): Promise<Result<readonly string[]>> {
  const trained = await trainedNetwork(run);
  if (!trained.ok) return trained;
  const preparation = run.description?.preparation;
  if (preparation === undefined) return fail(notATable(run));
  const table = await readCsvTable(file, undefined, { folder, progress: () => undefined });
  if (!table.ok) return table;
  const inputs = furtherRows(table.value, preparation);
  if (!inputs.ok) return inputs;
  const { network, weights } = trained.value;
  const tensors = weights.map(
    ({ name, shape, values }) => [name, { shape, values: Float64Array.from(values) }] as const,
  );
  const predicted = predictRows(network, new Map(tensors), inputs.value);
  return succeed(tableOf(predicted, preparation));
}

function tableOf(predicted: Float64Array, preparation: KeptPreparation): readonly string[] {
  const { classes, targetName, target } = preparation;
  if (classes.length === 0) {
    const scale = target === null ? 1 : target.standardDeviation || 1;
    const values = Array.from(predicted, (value) => value * scale + (target?.mean ?? 0));
    return [csvLine([targetName]), ...values.map((value) => csvLine([String(value)]))];
  }
  const header = [targetName, ...classes.map((name) => `probability of ${name}`)];
  const rows = Array.from({ length: predicted.length / classes.length }, (_, row) => {
    const shares = [...predicted.subarray(row * classes.length, (row + 1) * classes.length)];
    const winner = shares.indexOf(Math.max(...shares));
    return [classes[winner] ?? '', ...shares.map(String)];
  });
  return [header, ...rows].map(csvLine);
}

function notATable({ name }: KeptRun): Problem {
  return {
    code: 'not-a-table',
    message: `This run (${name}) was trained on rows with too many columns for a table.`,
    hint: 'Predictions are made for sources of up to 1,000 columns.',
  };
}
