import * as v from 'valibot';
import { item } from '../../program/element';
import type { LayerType } from '../layer-type';
import { imageProblem } from './image-window';

export const globalAveragePooling2d: LayerType<Readonly<Record<never, never>>> = {
  fields: v.pipe(v.strictObject({}), v.readonly()),
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
