import * as v from 'valibot';
import { item } from '../../program/element';
import type { LayerType } from '../layer-type';
import { positiveNumberField } from '../number-fields';
import { normalizationParameter, normalized } from './normalization';

const fields = v.pipe(
  v.strictObject({ epsilon: v.optional(positiveNumberField(), 1e-3) }),
  v.readonly(),
);

/** Ba, Kiros and Hinton 2016 as in Keras: over the last axis of every sample. */
export const layerNormalization: LayerType<v.InferOutput<typeof fields>> = {
  fields,
  title: 'Layer normalization',
  summary: 'Gives every sample mean 0 and variance 1 over its units, whatever the batch.',
  category: 'shape-the-signal',
  inspector: [{ kind: 'number', field: 'epsilon', label: 'Epsilon', least: 0 }],
  arity: { least: 1, most: 1 },
  shape: (_fields, inputs) => ({ shape: item(inputs, 0) }),
  parameters: (_fields, inputs) => {
    const units = item(item(inputs, 0), item(inputs, 0).length - 1);
    return [
      normalizationParameter('gamma', units, 'ones'),
      normalizationParameter('beta', units, 'zeros'),
    ];
  },
  forward: ({ builder, fields: { epsilon }, inputs, parameter }) => {
    const x = item(inputs, 0);
    const units = [x.type.shape.length - 1];
    const mean = builder.mean(x, units, true);
    const squares = builder.apply('square', [builder.subtract(x, mean)], {});
    const variance = builder.mean(squares, units, true);
    const gamma = parameter('gamma');
    return normalized(builder, { x, mean, variance, gamma, beta: parameter('beta'), epsilon });
  },
};
