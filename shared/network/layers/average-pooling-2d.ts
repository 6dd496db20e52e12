import { item } from '../../program/element';
import type { LayerType } from '../layer-type';
import type { PoolingFields } from './pooling-fields';
import { poolingFields, poolingInspector, poolingShape, poolingWindow } from './pooling-fields';

export const averagePooling2d: LayerType<PoolingFields> = {
  fields: poolingFields,
  title: 'Average pooling',
  summary: 'The mean of every window of an image.',
  category: 'layers',
  inspector: poolingInspector,
  arity: { least: 1, most: 1 },
  shape: poolingShape,
  parameters: () => [],
  forward: ({ builder, fields, inputs }) =>
    builder.apply('average-pooling-2d', [item(inputs, 0)], poolingWindow(fields)),
};
