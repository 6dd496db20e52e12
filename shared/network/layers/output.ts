import * as v from 'valibot';
import type { DataShape } from '../../data/data-set';
import { initializerSchema } from '../initializer';
import type { LayerType } from '../layer-type';
import { switchField } from '../number-fields';
import { affineForward, affineParameters } from './affine';

const fields = v.pipe(
  v.strictObject({
    initializer: v.optional(initializerSchema, { type: 'glorot-uniform' }),
    useBias: v.optional(switchField(), true),
  }),
  v.readonly(),
);

/** Its value is the logits (or the prediction); the loss upon them is the compiler's (shared/compile/loss.ts). */
export const output: LayerType<v.InferOutput<typeof fields>> = {
  fields,
  title: 'Output',
  summary: 'A dense layer to one logit per class, or to one number in regression, and the loss.',
  category: 'ends',
  inspector: [
    { kind: 'initializer', field: 'initializer', label: 'Initial weights' },
    { kind: 'switch', field: 'useBias', label: 'Bias' },
  ],
  arity: { least: 1, most: 1 },
  shape: (_fields, _inputs, data) => ({ shape: [outputUnits(data)] }),
  parameters: (layer, inputs, data) => affineParameters(layer, inputs, outputUnits(data)),
  forward: affineForward,
};

function outputUnits({ task, classes }: DataShape): number {
  return task === 'classification' ? classes : 1;
}
