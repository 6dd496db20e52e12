import * as v from 'valibot';
import { correctedTruncatedNormalValues } from './distributions';
import type { InitializerType } from './initializer-type';

/** Glorot and Bengio 2010, equation 12. */
const schema = v.strictObject({ type: v.literal('glorot-normal') });

export const glorotNormal = {
  schema,
  title: 'Glorot (Xavier) normal',
  summary:
    'Truncated normal with variance 2 / (fan-in + fan-out): keeps the scale of signals and gradients in linear and tanh layers.',
  label: () => 'Glorot N',
  inspector: [],
  values: (_fields, weights) =>
    correctedTruncatedNormalValues(weights, Math.sqrt(2 / (weights.fanIn + weights.fanOut))),
} satisfies InitializerType<v.InferOutput<typeof schema>>;
