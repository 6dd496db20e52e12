import * as v from 'valibot';
import { preparation } from '../preparation';
import type { SourceType } from '../source-type';
import { path, rowLimit, rowLimitField, validationPath } from './own-files';

const schema = v.strictObject({
  source: v.literal('cifar'),
  path,
  samples: rowLimit,
  validationPath,
  ...preparation,
});

export const cifar = {
  schema,
  title: 'CIFAR-10 or CIFAR-100',
  summary: 'The binary version: a .bin file, or the folder of the data batches.',
  kind: 'own',
  inspector: [
    { kind: 'path', field: 'path', label: 'Folder of the .bin files', extensions: [] },
    rowLimitField,
  ],
} as const satisfies SourceType<v.InferOutput<typeof schema>>;
