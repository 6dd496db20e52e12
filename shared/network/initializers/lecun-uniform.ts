import * as v from 'valibot';
import { uniformValues } from './distributions';
import type { InitializerType } from './initializer-type';

/** LeCun, Bottou, Orr and Müller 1998, section 4.6. */
const schema = v.strictObject({ type: v.literal('lecun-uniform') });

export const lecunUniform = {
  schema,
  title: 'LeCun uniform',
  summary:
    'Uniform in ±√(3 / fan-in): keeps the scale of signals in linear layers; SELU is made for it.',
  label: () => 'LeCun',
  inspector: [],
  values: (_fields, weights) => uniformValues(weights, Math.sqrt(3 / weights.fanIn)),
} satisfies InitializerType<v.InferOutput<typeof schema>>;
