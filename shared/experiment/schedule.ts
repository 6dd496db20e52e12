import * as v from 'valibot';
import { positiveNumberField } from '../network/number-fields';
import { shareBelowOne } from '../problems/number-schemas';

/**
 * How the learning rate changes over a run. Epochs may be fractions: the rate is a function of the step.
 * With t = epochs done (step / steps per epoch), T = epochs of the run, eta = learningRate:
 * - constant: eta
 * - step: eta * factor^floor(t / epochs)
 * - cosine: eta * (minimum + (1 - minimum) * (1 + cos(pi * min(t / T, 1))) / 2)
 * - warmup: eta * min((step + 1) / (steps per epoch * epochs), 1): linear to eta, then constant
 */
export const scheduleSchema = v.variant('type', [
  v.pipe(v.strictObject({ type: v.literal('constant') }), v.readonly()),
  v.pipe(
    v.strictObject({
      type: v.literal('step'),
      /** Epochs between two steps. */
      epochs: v.optional(positiveNumberField(), 10),
      factor: v.optional(positiveNumberField(), 0.5),
    }),
    v.readonly(),
  ),
  v.pipe(
    v.strictObject({
      type: v.literal('cosine'),
      /** Share of the learning rate that is left at the end. */
      minimum: v.optional(shareBelowOne(), 0),
    }),
    v.readonly(),
  ),
  v.pipe(
    v.strictObject({
      type: v.literal('warmup'),
      /** Epochs until the full learning rate is reached. */
      epochs: v.optional(positiveNumberField(), 5),
    }),
    v.readonly(),
  ),
]);

export type Schedule = v.InferOutput<typeof scheduleSchema>;
