import * as v from 'valibot';
import { finiteNumber } from '../../problems/number-schemas';
import { item } from '../../program/element';
import { sameShape } from '../../program/tensor-type';
import type { LayerType } from '../layer-type';

const fields = v.pipe(
  v.strictObject({
    /** One factor per incoming connection, in their order; all 1 where absent. */
    scales: v.exactOptional(v.pipe(v.array(finiteNumber()), v.readonly())),
  }),
  v.readonly(),
);

export const add: LayerType<v.InferOutput<typeof fields>> = {
  fields,
  title: 'Add',
  summary: 'The scaled sum of its inputs: where a residual path joins its main branch.',
  category: 'join',
  inspector: [{ kind: 'scales', field: 'scales', label: 'Scale of each input' }],
  arity: { least: 2, most: 16 },
  shape: ({ scales }, inputs) => {
    const first = item(inputs, 0);
    const other = inputs.find((shape) => !sameShape(shape, first));
    if (other !== undefined) {
      return {
        problem: {
          code: 'add-shapes-differ',
          message: `Add needs inputs of one shape, but they are ${inputs.map(spelled).join(' and ')}.`,
          hint: 'Give the branches the same number of units, or put a dense layer into one of them.',
        },
      };
    }
    if (scales !== undefined && scales.length !== inputs.length) {
      return {
        problem: {
          code: 'add-scales-count',
          message: `Add has ${inputs.length} inputs and ${scales.length} scales.`,
          hint: 'Give one scale for each incoming connection, in their order, or none.',
        },
      };
    }
    return { shape: first };
  },
  parameters: () => [],
  forward: ({ builder, fields: { scales }, inputs }) =>
    inputs
      .map((input, index) =>
        builder.multiply(input, scales === undefined ? 1 : item(scales, index)),
      )
      .reduce((sum, branch) => builder.add(sum, branch)),
};

function spelled(shape: readonly number[]): string {
  return shape.join(' × ');
}
