import * as v from 'valibot';
import { shareBelowOne } from '../../problems/number-schemas';
import { item } from '../../program/element';
import type { LayerType } from '../layer-type';

const fields = v.pipe(v.strictObject({ rate: shareBelowOne() }), v.readonly());

/** Srivastava et al. 2014, inverted as in Keras: what stays is scaled by 1 / (1 - rate). */
export const dropout: LayerType<v.InferOutput<typeof fields>> = {
  fields,
  title: 'Dropout',
  summary: 'Sets a random share of the units to 0 at every training step.',
  category: 'shape-the-signal',
  inspector: [{ kind: 'number', field: 'rate', label: 'Share dropped', least: 0, most: 1 }],
  arity: { least: 1, most: 1 },
  shape: (_fields, inputs) => ({ shape: item(inputs, 0) }),
  parameters: () => [],
  forward: ({ builder, fields: { rate }, inputs, mode, uniform }) => {
    const x = item(inputs, 0);
    if (mode !== 'training' || rate === 0) return x;
    const dropped = builder.greater(rate, uniform(x.type.shape));
    return builder.select(dropped, 0, builder.multiply(x, 1 / (1 - rate)));
  },
};
