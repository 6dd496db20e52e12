import * as v from 'valibot';
import { uniformValues } from './distributions';
import type { InitializerType } from './initializer-type';

/** He, Zhang, Ren and Sun 2015, equation 10, as a uniform distribution of that variance. */
const schema = v.strictObject({ type: v.literal('he-uniform') });

export const heUniform = {
  schema,
  title: 'He uniform',
  summary:
    'Uniform in ±√(6 / fan-in): keeps the scale of signals through ReLU, which halves their power.',
  label: () => 'He',
  inspector: [],
  values: (_fields, weights) => uniformValues(weights, Math.sqrt(6 / weights.fanIn)),
} satisfies InitializerType<v.InferOutput<typeof schema>>;
