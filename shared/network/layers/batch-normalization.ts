import * as v from 'valibot';
import { shareBelowOne } from '../../problems/number-schemas';
import { item } from '../../program/element';
import type { LayerType, Parameter } from '../layer-type';
import { positiveNumberField } from '../number-fields';
import { normalizationParameter, normalized } from './normalization';

const fields = v.pipe(
  v.strictObject({
    momentum: v.optional(shareBelowOne(), 0.99),
    epsilon: v.optional(positiveNumberField(), 1e-3),
  }),
  v.readonly(),
);

/** Ioffe and Szegedy 2015 as in Keras: per unit (or channel) over the batch; biased variance, also in the moving average. */
export const batchNormalization: LayerType<v.InferOutput<typeof fields>> = {
  fields,
  title: 'Batch normalization',
  summary:
    'Gives every unit mean 0 and variance 1 over the batch, then a scale and shift it learns.',
  category: 'shape-the-signal',
  inspector: [
    {
      kind: 'number',
      field: 'momentum',
      label: 'Momentum of the moving averages',
      least: 0,
      most: 1,
    },
    { kind: 'number', field: 'epsilon', label: 'Epsilon', least: 0 },
  ],
  arity: { least: 1, most: 1 },
  shape: (_fields, inputs) => ({ shape: item(inputs, 0) }),
  parameters: (_fields, inputs) => {
    const units = item(item(inputs, 0), item(inputs, 0).length - 1);
    return [
      normalizationParameter('gamma', units, 'ones'),
      normalizationParameter('beta', units, 'zeros'),
      movingAverage('moving-mean', units, 'zeros'),
      movingAverage('moving-variance', units, 'ones'),
    ];
  },
  forward: ({ builder, fields: { momentum, epsilon }, inputs, mode, parameter, update }) => {
    const x = item(inputs, 0);
    const gamma = parameter('gamma');
    const beta = parameter('beta');
    if (mode === 'inference') {
      const mean = parameter('moving-mean');
      const variance = parameter('moving-variance');
      return normalized(builder, { x, mean, variance, gamma, beta, epsilon });
    }
    const y = builder.apply('batch-normalization', [x, gamma, beta], { epsilon });
    const axes = x.type.shape.map((_, axis) => axis).slice(0, -1);
    const mean = builder.mean(x, axes);
    const variance = builder.apply('reduce-variance', [x], { axes, keepDimensions: false });
    for (const [name, statistic] of [
      ['moving-mean', mean],
      ['moving-variance', variance],
    ] as const) {
      const kept = builder.multiply(momentum, parameter(name));
      update(name, builder.add(kept, builder.multiply(1 - momentum, statistic)));
    }
    return y;
  },
};

function movingAverage(name: string, units: number, type: 'zeros' | 'ones'): Parameter {
  return { ...normalizationParameter(name, units, type), trained: false };
}
