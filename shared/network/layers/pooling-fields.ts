import * as v from 'valibot';
import { wholeNumber } from '../../problems/number-schemas';
import type { Shape } from '../../program/tensor-type';
import type { InspectorField, ShapeResult } from '../layer-type';
import { choiceField } from '../number-fields';
import { windowShape } from './image-window';

/** Fields, shape and inspector of both poolings. */
export const poolingFields = v.pipe(
  v.strictObject({
    poolSize: v.optional(wholeNumber(1, 64), 2),
    /** As poolSize where absent. */
    strides: v.exactOptional(wholeNumber(1, 64)),
    padding: v.optional(choiceField(['same', 'valid']), 'valid'),
  }),
  v.readonly(),
);

export type PoolingFields = v.InferOutput<typeof poolingFields>;

export const poolingInspector: readonly InspectorField[] = [
  { kind: 'whole-number', field: 'poolSize', label: 'Window size', least: 1, most: 64 },
  { kind: 'whole-number', field: 'strides', label: 'Strides', least: 1, most: 64 },
  {
    kind: 'choice',
    field: 'padding',
    label: 'Padding',
    options: [
      { value: 'valid', label: 'Valid: full windows only' },
      { value: 'same', label: 'Same: also windows over the edge' },
    ],
  },
];

/** What the operation needs: strides written out. */
export function poolingWindow({ poolSize, strides = poolSize, padding }: PoolingFields) {
  return { poolSize, strides, padding } as const;
}

export function poolingShape(fields: PoolingFields, inputs: readonly Shape[]): ShapeResult {
  const { poolSize, strides, padding } = poolingWindow(fields);
  return windowShape(inputs, { size: poolSize, strides, padding });
}
