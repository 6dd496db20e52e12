import * as v from 'valibot';
import { nonNegativeNumber } from '../../problems/number-schemas';
import { normalValues } from './distributions';
import type { InitializerType } from './initializer-type';

const schema = v.strictObject({
  type: v.literal('normal'),
  stddev: v.optional(nonNegativeNumber(), 0.05),
});

export const normal = {
  schema,
  title: 'Normal',
  summary: 'Normal with this standard deviation, whatever the size of the layer.',
  label: ({ stddev }) => `N(0, ${stddev})`,
  inspector: [{ field: 'stddev', label: 'Standard deviation', least: 0 }],
  values: ({ stddev }, weights) => normalValues(weights, stddev),
} satisfies InitializerType<v.InferOutput<typeof schema>>;
