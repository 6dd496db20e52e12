import * as v from 'valibot';
import { wholeNumber } from '../../problems/number-schemas';
import { preparation } from '../preparation';
import type { SourceType } from '../source-type';
import { path, rowLimit, rowLimitField, validationPath } from './own-files';

const schema = v.strictObject({
  source: v.literal('images'),
  path,
  /** Height and width that every picture is brought to. Absent: all must have one size already. */
  size: v.exactOptional(v.tuple([wholeNumber(1, 4096), wholeNumber(1, 4096)])),
  samples: rowLimit,
  validationPath,
  ...preparation,
});

export const images = {
  schema,
  title: 'Folder of pictures',
  summary: 'One folder for every class, named after it, holding PNG or JPEG files.',
  kind: 'own',
  inspector: [{ kind: 'path', field: 'path', label: 'Folder', extensions: [] }, rowLimitField],
} as const satisfies SourceType<v.InferOutput<typeof schema>>;
