import type { LayerType } from '../layer-type';
import { noFields } from './no-fields';

/** The data as it comes; the compiler supplies its value. */
export const input: LayerType<unknown> = {
  fields: noFields,
  title: 'Input',
  summary: 'The samples of the data set.',
  category: 'ends',
  inspector: [],
  arity: { least: 0, most: 0 },
  shape: (_fields, _inputs, data) => ({ shape: data.sampleShape }),
  parameters: () => [],
  forward: ({ data, inputs }) => {
    const [rows] = inputs;
    if (rows === undefined)
      throw new Error(`The input layer got no rows of [${data.sampleShape.join(', ')}].`);
    return rows;
  },
};
