import * as v from 'valibot';
import { preparation } from '../preparation';
import type { SourceType } from '../source-type';
import { path, rowLimit, rowLimitField } from './own-files';

const schema = v.strictObject({
  source: v.literal('fashion-mnist'),
  /** Folder of its four IDX files. Absent: where Debian's package dataset-fashion-mnist puts them. */
  path: v.exactOptional(path),
  samples: rowLimit,
  ...preparation,
});

export const fashionMnist = {
  schema,
  title: 'Fashion-MNIST',
  summary:
    '60,000 pictures of clothes, 28 × 28 grey values, 10 classes; not included, read from your disk.',
  kind: 'own',
  inspector: [{ kind: 'path', field: 'path', label: 'Folder', extensions: [] }, rowLimitField],
} as const satisfies SourceType<v.InferOutput<typeof schema>>;
