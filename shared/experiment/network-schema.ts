import * as v from 'valibot';
import { layerIdSchema, layerSchema } from '../network/layer-schema';
import { mostCopies } from '../network/network';
import { wholeNumber } from '../problems/number-schemas';

const connectionSchema = v.pipe(
  v.strictTuple([layerIdSchema, layerIdSchema], 'two layer names, [from, to]'),
  v.readonly(),
);

const groupSchema = v.pipe(
  v.strictObject({
    id: layerIdSchema,
    layers: v.pipe(
      v.array(layerIdSchema),
      v.minLength(1, 'the name of at least one layer'),
      v.readonly(),
    ),
    repeat: wholeNumber(1, mostCopies),
  }),
  v.readonly(),
);

export const networkSchema = v.pipe(
  v.strictObject({
    layers: v.pipe(v.array(layerSchema), v.readonly()),
    connections: v.pipe(v.array(connectionSchema), v.readonly()),
    groups: v.optional(v.pipe(v.array(groupSchema), v.readonly()), []),
  }),
  v.readonly(),
);
