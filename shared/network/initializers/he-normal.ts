import * as v from 'valibot';
import { correctedTruncatedNormalValues } from './distributions';
import type { InitializerType } from './initializer-type';

/** He, Zhang, Ren and Sun 2015, equation 10. */
const schema = v.strictObject({ type: v.literal('he-normal') });

export const heNormal = {
  schema,
  title: 'He normal',
  summary:
    'Truncated normal with variance 2 / fan-in: keeps the scale of signals through ReLU, which halves their power.',
  label: () => 'He N',
  inspector: [],
  values: (_fields, weights) =>
    correctedTruncatedNormalValues(weights, Math.sqrt(2 / weights.fanIn)),
} satisfies InitializerType<v.InferOutput<typeof schema>>;
