import * as v from 'valibot';

/** A single weight that is followed over the epochs, as a message bears it. */
export const weightTraceSchema = v.strictObject({
  layer: v.string(),
  index: v.pipe(v.array(v.pipe(v.number(), v.integer(), v.minValue(0))), v.readonly()),
});
