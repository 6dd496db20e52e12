import * as v from 'valibot';
import { nonNegativeNumber } from '../../problems/number-schemas';
import { uniformValues } from './distributions';
import type { InitializerType } from './initializer-type';

const schema = v.strictObject({
  type: v.literal('uniform'),
  limit: v.optional(nonNegativeNumber(), 0.05),
});

export const uniform = {
  schema,
  title: 'Uniform',
  summary: 'Uniform in ±limit, whatever the size of the layer.',
  label: ({ limit }) => `U(±${limit})`,
  inspector: [{ field: 'limit', label: 'Limit', least: 0 }],
  values: ({ limit }, weights) => uniformValues(weights, limit),
} satisfies InitializerType<v.InferOutput<typeof schema>>;
