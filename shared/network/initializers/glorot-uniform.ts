import * as v from 'valibot';
import { uniformValues } from './distributions';
import type { InitializerType } from './initializer-type';

/** Glorot and Bengio 2010, equation 16. */
const schema = v.strictObject({ type: v.literal('glorot-uniform') });

export const glorotUniform = {
  schema,
  title: 'Glorot (Xavier) uniform',
  summary:
    'Uniform in ±√(6 / (fan-in + fan-out)): keeps the scale of signals and gradients in linear and tanh layers.',
  label: () => 'Glorot',
  inspector: [],
  values: (_fields, weights) =>
    uniformValues(weights, Math.sqrt(6 / (weights.fanIn + weights.fanOut))),
} satisfies InitializerType<v.InferOutput<typeof schema>>;
