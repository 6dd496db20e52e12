import * as v from 'valibot';
import { nonNegativeNumber } from '../../problems/number-schemas';
import { truncatedNormalValues } from './distributions';
import type { InitializerType } from './initializer-type';

const schema = v.strictObject({
  type: v.literal('truncated-normal'),
  stddev: v.optional(nonNegativeNumber(), 0.05),
});

/** Keras's TruncatedNormal: the standard deviation is the one before the cut. */
export const truncatedNormal = {
  schema,
  title: 'Truncated normal',
  summary: 'Normal with this standard deviation, cut off at two of them.',
  label: ({ stddev }) => `trunc N(0, ${stddev})`,
  inspector: [{ field: 'stddev', label: 'Standard deviation', least: 0 }],
  values: ({ stddev }, weights) => truncatedNormalValues(weights, stddev),
} satisfies InitializerType<v.InferOutput<typeof schema>>;
