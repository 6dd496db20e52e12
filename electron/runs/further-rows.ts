import type { KeptPreparation } from '../../shared/data/kept-preparation';
import { scaleRows } from '../../shared/data/scaling';
import type { Problem, Result } from '../../shared/problems/problem';
import { fail, succeed } from '../../shared/problems/problem';
import { encodeFeatures } from '../datasets/csv/encode-features';
import type { FeatureEncoding } from '../datasets/csv/encode-features';
import type { CsvTable } from '../datasets/csv/read-csv-table';

/** The rows of a table as inputs of a network that was trained on others: same columns, same scaling. */
export function furtherRows(table: CsvTable, preparation: KeptPreparation): Result<Float32Array> {
  const { features, scaling, fillsGaps } = preparation;
  const names = features.map(({ name }) => name);
  const raw = encodeFeatures(table, encodingsFor(names, table));
  if (!raw.ok) return raw;
  const gap = raw.value.findIndex(Number.isNaN);
  if (gap >= 0 && !fillsGaps) {
    return fail(missingValue(table, Math.floor(gap / names.length), names[gap % names.length]));
  }
  const rows = Int32Array.from(table.lines, (_, row) => row);
  return succeed(scaleRows(raw.value, rows, features, scaling));
}

/** An input that is no column of the table, such as "colour = red", is one value of the column "colour". */
function encodingsFor(names: readonly string[], { columns }: CsvTable): readonly FeatureEncoding[] {
  const known = new Set(columns.map(({ name }) => name));
  return names.map((name) => {
    const [column, value] = splitAtFirst(name, ' = ');
    return known.has(name) || value === null || !known.has(column)
      ? { kind: 'number', column: name }
      : { kind: 'one-hot', column, values: [value] };
  });
}

function splitAtFirst(text: string, mark: string): readonly [string, string | null] {
  const place = text.indexOf(mark);
  return place < 0 ? [text, null] : [text.slice(0, place), text.slice(place + mark.length)];
}

function missingValue({ file, lines }: CsvTable, row: number, column = ''): Problem {
  const line = lines[row] ?? 0;
  return {
    code: 'missing-value',
    message: `${file}, line ${line}: column "${column}" has no value, and the run was trained on rows without gaps.`,
    hint: 'Fill it in, or train with "missing": "mean".',
    place: { kind: 'file', file, line },
  };
}
