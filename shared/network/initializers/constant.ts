import * as v from 'valibot';
import { finiteNumber } from '../../problems/number-schemas';
import { constantValues } from './distributions';
import type { InitializerType } from './initializer-type';

const schema = v.strictObject({
  type: v.literal('constant'),
  value: v.optional(finiteNumber(), 0),
});

export const constant = {
  schema,
  title: 'Constant',
  summary: 'Every weight the same number: all units of a layer stay alike.',
  label: ({ value }) => `= ${value}`,
  inspector: [{ field: 'value', label: 'Value' }],
  values: ({ value }, weights) => constantValues(weights, value),
} satisfies InitializerType<v.InferOutput<typeof schema>>;
