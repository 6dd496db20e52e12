import * as v from 'valibot';
import { uniformValues } from './distributions';
import type { InitializerType } from './initializer-type';

/** The commonly used heuristic of Glorot and Bengio 2010, equation 1. */
const schema = v.strictObject({ type: v.literal('fan-in-uniform') });

export const fanInUniform = {
  schema,
  title: 'Uniform ±1/√fan-in',
  summary:
    'Uniform in ±1 / √fan-in, the custom before 2010: gradients shrink to a third of their variance per linear layer.',
  label: () => '±1/√n',
  inspector: [],
  values: (_fields, weights) => uniformValues(weights, 1 / Math.sqrt(weights.fanIn)),
} satisfies InitializerType<v.InferOutput<typeof schema>>;
