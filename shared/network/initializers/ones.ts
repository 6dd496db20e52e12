import * as v from 'valibot';
import { constantValues } from './distributions';
import type { InitializerType } from './initializer-type';

const schema = v.strictObject({ type: v.literal('ones') });

export const ones = {
  schema,
  title: 'Ones',
  summary: 'Every weight 1: all units of a layer stay alike.',
  label: () => 'ones',
  inspector: [],
  values: (_fields, weights) => constantValues(weights, 1),
} satisfies InitializerType<v.InferOutput<typeof schema>>;
