import * as v from 'valibot';
import { constantValues } from './distributions';
import type { InitializerType } from './initializer-type';

const schema = v.strictObject({ type: v.literal('zeros') });

export const zeros = {
  schema,
  title: 'Zeros',
  summary: 'Every weight 0: all units of a layer stay alike, and nothing is learned.',
  label: () => 'zeros',
  inspector: [],
  values: (_fields, weights) => constantValues(weights, 0),
} satisfies InitializerType<v.InferOutput<typeof schema>>;
