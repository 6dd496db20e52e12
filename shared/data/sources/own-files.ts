import * as v from 'valibot';
import { wholeNumber } from '../../problems/number-schemas';
import type { SourceField } from '../source-type';

/** A path, absolute or relative to the experiment file. */
export const path = v.pipe(
  v.string('a path'),
  v.minLength(1, 'a path of at least one character'),
  v.maxLength(4096, 'a path of at most 4096 characters'),
);

/** Rows of their own for validation, read in the same way as the file itself. */
export const validationPath = v.exactOptional(path);

/** At most this many rows, drawn by the seed. Absent: all of them. */
export const rowLimit = v.exactOptional(wholeNumber(1, 10_000_000));

export const rowLimitField: SourceField = {
  kind: 'whole-number',
  field: 'samples',
  label: 'At most this many rows',
  least: 1,
  most: 10_000_000,
};
