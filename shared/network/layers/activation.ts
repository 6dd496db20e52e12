import * as v from 'valibot';
import { finiteNumber } from '../../problems/number-schemas';
import { item } from '../../program/element';
import { activationFunctionNames, activationFunctions } from '../activation-functions';
import type { LayerType } from '../layer-type';
import { choiceField } from '../number-fields';

/** Of leaky ReLU for negative inputs, as in Keras's older layers and in the paper that proposed it. */
export const usualSlope = 0.01;

const fields = v.pipe(
  v.strictObject({
    function: choiceField(activationFunctionNames),
    /** Of leaky-relu for negative inputs; the other functions have none. */
    slope: v.optional(finiteNumber(), usualSlope),
  }),
  v.readonly(),
);

export const activation: LayerType<v.InferOutput<typeof fields>> = {
  fields,
  title: 'Activation',
  summary: 'A function applied to every unit by itself.',
  category: 'shape-the-signal',
  inspector: [
    {
      kind: 'choice',
      field: 'function',
      label: 'Function',
      options: activationFunctionNames.map((value) => ({
        value,
        label: activationFunctions[value].title,
      })),
    },
    {
      kind: 'number',
      field: 'slope',
      label: 'Slope below 0',
      onlyWhere: { field: 'function', is: 'leaky-relu' },
    },
  ],
  arity: { least: 1, most: 1 },
  shape: (_fields, inputs) => ({ shape: item(inputs, 0) }),
  parameters: () => [],
  forward: ({ builder, fields: layer, inputs }) =>
    activationFunctions[layer.function].forward(builder, item(inputs, 0), layer.slope),
};
