import * as v from 'valibot';
import { correctedTruncatedNormalValues } from './distributions';
import type { InitializerType } from './initializer-type';

/** LeCun, Bottou, Orr and Müller 1998, section 4.6. */
const schema = v.strictObject({ type: v.literal('lecun-normal') });

export const lecunNormal = {
  schema,
  title: 'LeCun normal',
  summary:
    'Truncated normal with variance 1 / fan-in: keeps the scale of signals in linear layers; SELU is made for it.',
  label: () => 'LeCun N',
  inspector: [],
  values: (_fields, weights) =>
    correctedTruncatedNormalValues(weights, Math.sqrt(1 / weights.fanIn)),
} satisfies InitializerType<v.InferOutput<typeof schema>>;
