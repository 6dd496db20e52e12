import * as v from 'valibot';
import { item } from '../../program/element';
import { elementCount } from '../../program/tensor-type';
import type { LayerType } from '../layer-type';
import { flattened } from './affine';

export const flatten: LayerType<Readonly<Record<never, never>>> = {
  fields: v.pipe(v.strictObject({}), v.readonly()),
  title: 'Flatten',
  summary: 'The numbers of a sample in one row.',
  category: 'shape-the-signal',
  inspector: [],
  arity: { least: 1, most: 1 },
  shape: (_fields, inputs) => ({ shape: [elementCount(item(inputs, 0))] }),
  parameters: () => [],
  forward: ({ builder, inputs }) => flattened(builder, item(inputs, 0)),
};
