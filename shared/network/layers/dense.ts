import * as v from 'valibot';
import { wholeNumber } from '../../problems/number-schemas';
import { initializerSchema } from '../initializer';
import type { LayerType } from '../layer-type';
import { switchField } from '../number-fields';
import { affineForward, affineParameters } from './affine';

const fields = v.pipe(
  v.strictObject({
    units: wholeNumber(1, 65536),
    initializer: v.optional(initializerSchema, { type: 'glorot-uniform' }),
    useBias: v.optional(switchField(), true),
  }),
  v.readonly(),
);

export const dense: LayerType<v.InferOutput<typeof fields>> = {
  fields,
  title: 'Dense',
  summary: 'Every unit sees every input: x W + b. Samples of higher rank are flattened.',
  category: 'layers',
  inspector: [
    { kind: 'whole-number', field: 'units', label: 'Units', least: 1, most: 65536 },
    { kind: 'initializer', field: 'initializer', label: 'Initial weights' },
    { kind: 'switch', field: 'useBias', label: 'Bias' },
  ],
  arity: { least: 1, most: 1 },
  shape: ({ units }) => ({ shape: [units] }),
  parameters: (layer, inputs) => affineParameters(layer, inputs, layer.units),
  forward: affineForward,
};
