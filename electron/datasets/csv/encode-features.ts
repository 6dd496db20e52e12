import { fail, succeed } from '../../../shared/problems/problem';
import type { Problem, Result } from '../../../shared/problems/problem';
import type { CsvColumn } from './csv-column';
import { csvProblems } from './csv-problems';
import type { CsvTable } from './read-csv-table';

/** More different texts than this are names or remarks rather than categories. */
const mostTexts = 100;

/** How a column becomes inputs: a number as it is, a text as one input per value that is 1 where the cell holds it. */
export type FeatureEncoding =
  | { readonly kind: 'number'; readonly column: string }
  | { readonly kind: 'one-hot'; readonly column: string; readonly values: readonly string[] };

export interface FeaturePlan {
  readonly encodings: readonly FeatureEncoding[];
  readonly notices: readonly Problem[];
}

/** Decides for the chosen columns of the training file; the same plan then encodes the validation file. */
export function planFeatures(file: string, columns: readonly CsvColumn[]): Result<FeaturePlan> {
  const encodings: FeatureEncoding[] = [];
  const notices: Problem[] = [];
  for (const column of columns) {
    if (!column.isText) {
      encodings.push({ kind: 'number', column: column.name });
      continue;
    }
    const values = column.distinct();
    if (values.length > mostTexts) {
      return fail(csvProblems.tooManyTexts(file, column.name, column.place, values.length));
    }
    encodings.push({ kind: 'one-hot', column: column.name, values });
    notices.push(becomesInputs(column.name, values));
  }
  return succeed({ encodings, notices });
}

export function featureNames(encodings: readonly FeatureEncoding[]): readonly string[] {
  return encodings.flatMap((encoding) =>
    encoding.kind === 'number'
      ? [encoding.column]
      : encoding.values.map((value) => `${encoding.column} = ${value}`),
  );
}

/** Row-major inputs; NaN where a cell is missing. A text that the plan does not know is 0 everywhere. */
export function encodeFeatures(
  table: CsvTable,
  encodings: readonly FeatureEncoding[],
): Result<Float64Array> {
  const width = featureNames(encodings).length;
  const inputs = new Float64Array(table.lines.length * width);
  let offset = 0;
  for (const encoding of encodings) {
    const column = table.columns.find(({ name }) => name === encoding.column);
    if (column === undefined) {
      const names = table.columns.map(({ name }) => name);
      return fail(csvProblems.unknownColumn(table.file, encoding.column, 'features', names));
    }
    if (encoding.kind === 'number') {
      const { firstText } = column;
      if (firstText !== null) return fail(notANumber(table, column, firstText));
      writeColumn(inputs, offset, width, column.numbers);
      offset += 1;
    } else {
      const cells = column.cells();
      for (const value of encoding.values) {
        const indicator = cells.map((cell) => (cell === null ? NaN : cell === value ? 1 : 0));
        writeColumn(inputs, offset, width, indicator);
        offset += 1;
      }
    }
  }
  return succeed(inputs);
}

/** Texts of further rows that have no input of their own. */
export function unknownTexts(
  table: CsvTable,
  encodings: readonly FeatureEncoding[],
): readonly Problem[] {
  return encodings.flatMap((encoding) => {
    if (encoding.kind === 'number') return [];
    const column = table.columns.find(({ name }) => name === encoding.column);
    const unknown = column?.distinct().filter((cell) => !encoding.values.includes(cell)) ?? [];
    return unknown.length === 0 ? [] : [hasNoInput(table.file, encoding.column, unknown)];
  });
}

function writeColumn(
  inputs: Float64Array,
  offset: number,
  width: number,
  values: readonly number[],
): void {
  values.forEach((value, row) => {
    inputs[row * width + offset] = value;
  });
}

function notANumber(
  { file, lines }: CsvTable,
  { name, place }: CsvColumn,
  { row, text }: { readonly row: number; readonly text: string },
): Problem {
  return csvProblems.notANumber(file, lines[row] ?? 0, place, name, text);
}

function becomesInputs(name: string, values: readonly string[]): Problem {
  const shown = values.slice(0, 5).join(', ') + (values.length > 5 ? ', …' : '');
  return {
    code: 'csv-text-became-inputs',
    message: `Column "${name}" holds text and becomes ${values.length} inputs, one per value (${shown}).`,
    place: { kind: 'field', path: 'data.features' },
  };
}

function hasNoInput(file: string, name: string, values: readonly string[]): Problem {
  const shown = values.slice(0, 5).join(', ') + (values.length > 5 ? ', …' : '');
  return {
    code: 'csv-unknown-text',
    message: `Column "${name}" of the validation file holds values that the training file has not (${shown}): they are 0 in all its inputs.`,
    place: { kind: 'file', file },
  };
}
