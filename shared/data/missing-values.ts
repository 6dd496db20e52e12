import { elementCount } from '../program/tensor-type';
import { fail, succeed } from '../problems/problem';
import type { Place, Problem, Result } from '../problems/problem';
import type { RawTable } from './data-set';
import { largestNumber } from './number-text';
import type { Preparation } from './preparation';

/** Which rows may be used, and what to tell about the others. Inputs that stay NaN are filled after the split. */
export interface UsableRows {
  readonly rows: Int32Array;
  readonly notices: readonly Problem[];
}

/**
 * refuse: no cell may be missing. drop: rows with a missing cell are left out. mean: missing inputs are kept to be
 * filled with the training mean of their column; a missing target is refused, for there is nothing to learn from.
 */
export function usableRows(table: RawTable, missing: Preparation['missing']): Result<UsableRows> {
  const width = elementCount(table.sampleShape);
  const rows = new Int32Array(table.count);
  let kept = 0;
  let filled = 0;
  for (let row = 0; row < table.count; row += 1) {
    const gaps = inputGaps(table, row);
    const beyond = gaps.find((feature) => !Number.isNaN(table.inputs[row * width + feature]));
    if (beyond !== undefined) return fail(notFinite(table, row, beyond));
    const targetGap = lacksTarget(table, row);
    if (targetGap && missing !== 'drop') return fail(missingTarget(table, row));
    if (gaps.length > 0 && missing === 'refuse') return fail(missingInput(table, row, gaps[0]));
    if (missing === 'drop' && (targetGap || gaps.length > 0)) continue;
    filled += gaps.length;
    rows[kept] = row;
    kept += 1;
  }
  return succeed({
    rows: rows.subarray(0, kept),
    notices: notices(table.count - kept, filled),
  });
}

/** Inputs that are NaN, or infinite or too large for float32. */
function inputGaps({ inputs, sampleShape }: RawTable, row: number): readonly number[] {
  if (inputs instanceof Uint8Array) return [];
  const size = elementCount(sampleShape);
  const gaps: number[] = [];
  for (let feature = 0; feature < size; feature += 1) {
    const usable = Math.abs(inputs[row * size + feature] ?? NaN) <= largestNumber;
    if (!usable) gaps.push(feature);
  }
  return gaps;
}

function lacksTarget({ targets }: RawTable, row: number): boolean {
  return targets.task === 'classification'
    ? (targets.numbers[row] ?? -1) < 0
    : Number.isNaN(targets.values[row] ?? NaN);
}

function missingInput(table: RawTable, row: number, feature: number | undefined): Problem {
  const name = table.featureNames[feature ?? -1] ?? 'an input';
  return {
    code: 'data-missing-value',
    message: `Row ${row + 1} has no value for ${name}.`,
    hint: 'Set "missing" to "mean" to fill gaps with the mean of their column, or to "drop" to leave such rows out.',
    place: placeOf(table, row),
  };
}

function notFinite(table: RawTable, row: number, feature: number): Problem {
  const name = table.featureNames[feature] ?? 'an input';
  return {
    code: 'data-not-finite',
    message: `Row ${row + 1} holds a value for ${name} that is infinite or too large to train with.`,
    hint: 'Correct it, or make it NaN and set "missing".',
    place: placeOf(table, row),
  };
}

function missingTarget(table: RawTable, row: number): Problem {
  return {
    code: 'data-missing-target',
    message: `Row ${row + 1} has no value for the target ${table.targetName}.`,
    hint: 'Set "missing" to "drop" to leave such rows out.',
    place: placeOf(table, row),
  };
}

function placeOf({ origin }: RawTable, row: number): Place {
  const line = origin?.lines[row];
  if (origin === undefined || line === undefined) return { kind: 'field', path: 'data.missing' };
  return { kind: 'file', file: origin.file, line };
}

function notices(dropped: number, filled: number): readonly Problem[] {
  const place: Place = { kind: 'field', path: 'data.missing' };
  const list: Problem[] = [];
  if (dropped > 0) {
    const message = `${dropped} ${dropped === 1 ? 'row lacks a value and is' : 'rows lack a value and are'} left out.`;
    list.push({ code: 'data-rows-dropped', message, place });
  }
  if (filled > 0) {
    const message = `${filled} missing ${filled === 1 ? 'value is' : 'values are'} filled with the mean of the column.`;
    list.push({ code: 'data-values-filled', message, place });
  }
  return list;
}
