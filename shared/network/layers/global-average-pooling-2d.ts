import { item } from '../../program/element';
import type { LayerType } from '../layer-type';
import { imageProblem } from './image-window';
import { noFields } from './no-fields';

export const globalAveragePooling2d: LayerType<unknown> = {
  fields: noFields,
  title: 'Global average pooling',
  summary: 'The mean of every channel over the whole image.',
  category: 'layers',
  inspector: [],
  arity: { least: 1, most: 1 },
  shape: (_fields, inputs) => {
    const input = item(inputs, 0);
    return imageProblem(input) ?? { shape: input.slice(2) };
  },
  parameters: () => [],
  forward: ({ builder, inputs }) => builder.mean(item(inputs, 0), [1, 2]),
};
