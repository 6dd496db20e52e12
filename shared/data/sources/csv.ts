import * as v from 'valibot';
import { preparation } from '../preparation';
import type { SourceType } from '../source-type';
import { path, rowLimit, rowLimitField, validationPath } from './own-files';

const oneMark = 'a single character that is no quote and no line break';

const schema = v.strictObject({
  source: v.literal('csv'),
  path,
  /** Name of the column to learn. Absent: the reader refuses and names the columns that there are. */
  target: v.exactOptional(v.string('the name of a column')),
  /** Absent: found out from the first rows. */
  delimiter: v.exactOptional(v.pipe(v.string(oneMark), v.regex(/^[^"\r\n\ufeff]$/, oneMark))),
  /** Names of the input columns. Absent: all but the target. */
  features: v.exactOptional(
    v.pipe(
      v.array(v.string('the name of a column'), 'a list of column names'),
      v.minLength(1, 'the name of at least one column'),
      v.readonly(),
    ),
  ),
  samples: rowLimit,
  validationPath,
  ...preparation,
});

export const csv = {
  schema,
  title: 'CSV file',
  summary: 'A table of your own with a line of column names, one row per sample.',
  kind: 'own',
  inspector: [
    { kind: 'path', field: 'path', label: 'File', extensions: ['csv', 'tsv', 'txt'] },
    { kind: 'text', field: 'target', label: 'Target column' },
    { kind: 'names', field: 'features', label: 'Feature columns' },
    { kind: 'text', field: 'delimiter', label: 'Delimiter' },
    rowLimitField,
    {
      kind: 'path',
      field: 'validationPath',
      label: 'Validation file',
      extensions: ['csv', 'tsv', 'txt'],
    },
  ],
} as const satisfies SourceType<v.InferOutput<typeof schema>>;
