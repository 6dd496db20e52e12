import * as v from 'valibot';
import { preparation } from '../preparation';
import type { SourceType } from '../source-type';
import { path, rowLimit, rowLimitField, validationPath } from './own-files';

const schema = v.strictObject({
  source: v.literal('npy'),
  path,
  /** File of the targets. Absent: the file beside `path` with y in place of x (x.npy and y.npy, x_train and y_train). */
  targetPath: v.exactOptional(path),
  samples: rowLimit,
  validationPath,
  ...preparation,
});

export const npy = {
  schema,
  title: 'NumPy arrays',
  summary: 'Inputs and targets saved with numpy.save, the first axis counting the rows.',
  kind: 'own',
  inspector: [
    { kind: 'path', field: 'path', label: 'Inputs', extensions: ['npy'] },
    { kind: 'path', field: 'targetPath', label: 'Targets', extensions: ['npy'] },
    rowLimitField,
  ],
} as const satisfies SourceType<v.InferOutput<typeof schema>>;
