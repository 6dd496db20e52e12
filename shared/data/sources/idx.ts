import * as v from 'valibot';
import { preparation } from '../preparation';
import type { SourceType } from '../source-type';
import { path, rowLimit, rowLimitField, validationPath } from './own-files';

const schema = v.strictObject({
  source: v.literal('idx'),
  path,
  /** File of the labels. Absent: the file beside `path` with "labels-idx1" in place of "images-idx3". */
  targetPath: v.exactOptional(path),
  samples: rowLimit,
  validationPath,
  ...preparation,
});

export const idx = {
  schema,
  title: 'IDX files',
  summary: 'Images and labels in the format of MNIST, also packed as .gz.',
  kind: 'own',
  inspector: [
    { kind: 'path', field: 'path', label: 'Images', extensions: ['gz', 'idx', 'ubyte', '*'] },
    { kind: 'path', field: 'targetPath', label: 'Labels', extensions: ['gz', 'idx', 'ubyte', '*'] },
    rowLimitField,
  ],
} as const satisfies SourceType<v.InferOutput<typeof schema>>;
