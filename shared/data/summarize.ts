import type { Problem } from '../problems/problem';
import { classCounts, dataNotices } from './data-notices';
import { dataShape } from './data-set';
import type { DataSet, RawTable } from './data-set';
import type { DataSummary } from './data-summary';
import type { PreparedData } from './prepare-data';
import type { Scaling } from './preparation';

const previewRows = 50;
const previewWidth = 32;
const mostPoints = 500;
const mostFeatures = 1000;

/** The first rows of a source as they stand there. */
export interface Preview {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** What the window shows of data that is ready to train on; `notices` are the reader's own. */
export function summarize(
  title: string,
  prepared: PreparedData,
  scaling: Scaling,
  preview: Preview,
  notices: readonly Problem[] = [],
): DataSummary {
  const { data, inputStatistics, targetStatistics, targetName } = prepared;
  const counts = classCounts(data);
  return {
    title,
    shape: dataShape(data),
    classes: data.classes.map((name, number) => ({ name, count: counts[number] ?? 0 })),
    features: inputStatistics
      .slice(0, mostFeatures)
      .map((statistics, column) => ({ name: data.featureNames[column] ?? '', ...statistics })),
    target: targetStatistics === null ? null : { name: targetName, ...targetStatistics },
    previewColumns: preview.columns,
    preview: preview.rows.slice(0, previewRows),
    points: points(data),
    notices: [...notices, ...prepared.notices, ...dataNotices(data, inputStatistics, scaling)],
  };
}

/** A preview of numbers, where the source itself holds no text: of wide rows the first columns. */
export function numericPreview({
  inputs,
  featureNames,
  targets,
  targetName,
  count,
}: RawTable): Preview {
  const columns = featureNames.length;
  const shown = Math.min(columns, previewWidth);
  const target = (row: number): string =>
    targets.task === 'classification'
      ? (targets.classes[targets.numbers[row] ?? -1] ?? '')
      : shortNumber(targets.values[row] ?? NaN);
  return {
    columns: [...featureNames.slice(0, shown), targetName],
    rows: Array.from({ length: Math.min(count, previewRows) }, (_, row) => [
      ...Array.from(inputs.subarray(row * columns, row * columns + shown), shortNumber),
      target(row),
    ]),
  };
}

function shortNumber(value: number): string {
  return Number.isNaN(value) ? '' : String(Number(value.toPrecision(6)));
}

/** The training rows are shuffled, so the first ones are a fair sample. */
function points({ training, featureNames }: DataSet): DataSummary['points'] {
  const { count, inputs, targets } = training;
  const columns = featureNames.length;
  return Array.from({ length: Math.min(count, mostPoints) }, (_, row) => [
    inputs[row * columns] ?? 0,
    columns > 1 ? (inputs[row * columns + 1] ?? 0) : 0,
    targets[row] ?? 0,
  ]);
}
