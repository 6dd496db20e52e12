import { elementCount } from '../program/tensor-type';
import { fail, succeed } from '../problems/problem';
import type { Problem, Result } from '../problems/problem';
import { shuffledIndices } from '../random/shuffle';
import { stream } from '../random/stream';
import type { DataSet, RawTable, Rows, Targets } from './data-set';
import { usableRows } from './missing-values';
import { inputScaling } from './preparation';
import type { Preparation } from './preparation';
import { columnStatistics, scaleRows } from './scaling';
import type { ColumnStatistics } from './scaling';
import { splitRows } from './split';
import { convertTargets } from './targets';

export interface PreparedData {
  readonly data: DataSet;
  /** Of the training rows before scaling: one per input, and the target's in regression. */
  readonly inputStatistics: readonly ColumnStatistics[];
  readonly targetStatistics: ColumnStatistics | null;
  readonly targetName: string;
  readonly notices: readonly Problem[];
}

export interface PreparationOptions extends Preparation {
  /** Of computed sources the rows there are, of others the most that are used. */
  readonly samples?: number | undefined;
}

/**
 * From a source's rows to numbers ready to train on: task, missing values, row limit, split, scaling. `validation` holds
 * rows of its own for validation, with the same inputs and classes; without it they are split off.
 */
export function prepareData(
  table: RawTable,
  options: PreparationOptions,
  seed: number,
  validation?: RawTable,
): Result<PreparedData> {
  const training = usablePart(table, options);
  if (!training.ok) return training;
  const separate = validation === undefined ? null : usablePart(validation, options);
  if (separate !== null && !separate.ok) return separate;

  const { targets } = training.value;
  const rows = limitRows(training.value.rows, options.samples, seed);
  if (rows.length === 0) return fail(noRows(table));
  const split =
    separate === null
      ? splitRows(rows, targets, options.validation, seed)
      : { training: splitRows(rows, targets, 0, seed).training, validation: separate.value.rows };

  const columns = elementCount(table.sampleShape);
  const inputStatistics = columnStatistics(table.inputs, split.training, columns);
  const targetStatistics =
    targets.task === 'regression'
      ? (columnStatistics(targets.values, split.training, 1)[0] ?? null)
      : null;
  const finish = (source: RawTable, sourceTargets: Targets, chosen: Int32Array): Rows => ({
    count: chosen.length,
    inputs: scaleRows(source.inputs, chosen, inputStatistics, inputScaling(options)),
    targets: finishTargets(sourceTargets, chosen, targetStatistics, options.standardizeTarget),
  });
  return succeed({
    data: {
      task: targets.task,
      sampleShape: table.sampleShape,
      classes: targets.task === 'classification' ? targets.classes : [],
      featureNames: table.featureNames,
      training: finish(table, targets, split.training),
      validation: finish(
        validation ?? table,
        separate === null ? targets : separate.value.targets,
        split.validation,
      ),
    },
    inputStatistics,
    targetStatistics,
    targetName: table.targetName,
    notices: [...training.value.notices, ...(separate?.value.notices ?? [])],
  });
}

interface UsablePart {
  readonly targets: Targets;
  readonly rows: Int32Array;
  readonly notices: readonly Problem[];
}

function usablePart(table: RawTable, options: PreparationOptions): Result<UsablePart> {
  const targets = convertTargets(table.targets, options.task);
  if (!targets.ok) return targets;
  const usable = usableRows({ ...table, targets: targets.value }, options.missing);
  if (!usable.ok) return usable;
  return succeed({ targets: targets.value, ...usable.value });
}

function limitRows(rows: Int32Array, limit: number | undefined, seed: number): Int32Array {
  if (limit === undefined || limit >= rows.length) return rows;
  const drawn = shuffledIndices(rows.length, stream(seed, 'rows')).subarray(0, limit).sort();
  return drawn.map((index) => rows[index] ?? 0);
}

function finishTargets(
  targets: Targets,
  rows: Int32Array,
  statistics: ColumnStatistics | null,
  standardize: boolean,
): Float32Array {
  if (targets.task === 'classification') {
    return Float32Array.from(rows, (row) => targets.numbers[row] ?? 0);
  }
  const scaling = standardize ? 'z-score' : 'none';
  return scaleRows(targets.values, rows, statistics === null ? [] : [statistics], scaling);
}

function noRows({ count, origin }: RawTable): Problem {
  return {
    code: 'data-has-no-rows',
    message:
      count === 0
        ? 'There are no rows to train on.'
        : `None of the ${count} rows is complete, so none is left to train on.`,
    hint: count === 0 ? 'Choose a file that holds rows.' : 'Set "missing" to "mean" to fill gaps.',
    place:
      origin === undefined
        ? { kind: 'field', path: 'data.source' }
        : { kind: 'file', file: origin.file },
  };
}
