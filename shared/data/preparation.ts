import * as v from 'valibot';
import { shareBelowOne } from '../problems/number-schemas';

/** Fields of the `data` section that every source has: what happens between reading and training. */
export const preparation = {
  /** Share of the rows kept for validation; not used where validationPath names rows of their own. */
  validation: v.optional(shareBelowOne(), 0.2),
  /** Inputs to mean 0 and deviation 1 by the training rows. Absent: true, unless scaling is given. */
  standardize: v.exactOptional(v.boolean('true or false')),
  scaling: v.exactOptional(v.picklist(['min-max', 'none'], '"min-max" or "none"')),
  /** What to do with rows that lack a value. */
  missing: v.optional(
    v.picklist(['refuse', 'mean', 'drop'], '"refuse", "mean" or "drop"'),
    'refuse',
  ),
  /** Absent: text or at most 20 distinct whole numbers is classification, else regression. */
  task: v.exactOptional(
    v.picklist(['classification', 'regression'], '"classification" or "regression"'),
  ),
  standardizeTarget: v.optional(v.boolean('true or false'), false),
} as const;

/** Fields of the `data` section after its schema has filled them in. */
export interface Preparation {
  readonly validation: number;
  readonly standardize: boolean;
  readonly scaling?: 'min-max' | 'none';
  readonly missing: 'refuse' | 'mean' | 'drop';
  readonly task?: 'classification' | 'regression';
  readonly standardizeTarget: boolean;
}

export type Scaling = 'z-score' | 'min-max' | 'none';

/** The one scaling of the inputs that standardize and scaling say together. */
export function inputScaling({ scaling, standardize }: Preparation): Scaling {
  return scaling ?? (standardize ? 'z-score' : 'none');
}
