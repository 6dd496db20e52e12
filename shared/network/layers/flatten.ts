import { item } from '../../program/element';
import { elementCount } from '../../program/tensor-type';
import type { LayerType } from '../layer-type';
import { flattened } from './affine';
import { noFields } from './no-fields';

export const flatten: LayerType<unknown> = {
  fields: noFields,
  title: 'Flatten',
  summary: 'The numbers of a sample in one row.',
  category: 'shape-the-signal',
  inspector: [],
  arity: { least: 1, most: 1 },
  shape: (_fields, inputs) => ({ shape: [elementCount(item(inputs, 0))] }),
  parameters: () => [],
  forward: ({ builder, inputs }) => flattened(builder, item(inputs, 0)),
};
