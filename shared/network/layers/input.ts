import * as v from 'valibot';
import type { LayerType } from '../layer-type';

/** The data as it comes; the compiler supplies its value. */
export const input: LayerType<Readonly<Record<never, never>>> = {
  fields: v.pipe(v.strictObject({}), v.readonly()),
  title: 'Input',
  summary: 'The samples of the data set.',
  category: 'ends',
  inspector: [],
  arity: { least: 0, most: 0 },
  shape: (_fields, _inputs, data) => ({ shape: data.sampleShape }),
  parameters: () => [],
  forward: ({ builder, data, inputs }) => {
    const [rows] = inputs;
    if (rows === undefined)
      throw new Error(`The input layer got no rows of [${data.sampleShape.join(', ')}].`);
    return rows;
  },
};
