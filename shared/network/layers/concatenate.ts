import { item } from '../../program/element';
import { sameShape } from '../../program/tensor-type';
import type { LayerType } from '../layer-type';
import { noFields } from './no-fields';

export const concatenate: LayerType<unknown> = {
  fields: noFields,
  title: 'Concatenate',
  summary: 'The units (or channels) of its inputs side by side.',
  category: 'join',
  inspector: [],
  arity: { least: 2, most: 16 },
  shape: (_fields, inputs) => {
    const leading = item(inputs, 0).slice(0, -1);
    if (!inputs.every((shape) => sameShape(shape.slice(0, -1), leading))) {
      return {
        problem: {
          code: 'concatenate-shapes-differ',
          message: `Concatenate needs inputs that differ in the last axis only, but they are ${inputs
            .map((shape) => shape.join(' × '))
            .join(' and ')}.`,
          hint: 'Bring the branches to the same height and width, or flatten them.',
        },
      };
    }
    const units = inputs.reduce((sum, shape) => sum + item(shape, shape.length - 1), 0);
    return { shape: [...leading, units] };
  },
  parameters: () => [],
  forward: ({ builder, inputs }) =>
    builder.apply('concatenate', inputs, { axis: item(inputs, 0).type.shape.length - 1 }),
};
