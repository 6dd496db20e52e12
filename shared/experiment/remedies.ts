import * as v from 'valibot';
import { switchField } from '../network/number-fields';
import { wholeNumber } from '../problems/number-schemas';

/** More hidden layers than this is a typing error: it would freeze every screen that draws them. */
export const mostHiddenLayers = 1000;

/** The overlay that is switched on over the drawn network (shared/remedies applies it). */
export const remediesSchema = v.pipe(
  v.strictObject({
    relu: v.optional(switchField(), false),
    xavier: v.optional(switchField(), false),
    he: v.optional(switchField(), false),
    batchNormalization: v.optional(switchField(), false),
    residual: v.optional(switchField(), false),
    /** Number of hidden dense and convolution layers; null: as drawn. */
    depth: v.optional(v.nullable(wholeNumber(0, mostHiddenLayers)), null),
  }),
  v.readonly(),
);

export type Remedies = v.InferOutput<typeof remediesSchema>;

export type RemedyName = keyof Remedies;

export const noRemedies: Remedies = {
  relu: false,
  xavier: false,
  he: false,
  batchNormalization: false,
  residual: false,
  depth: null,
};

export function sameRemedies(one: Remedies, other: Remedies): boolean {
  return (
    one.relu === other.relu &&
    one.xavier === other.xavier &&
    one.he === other.he &&
    one.batchNormalization === other.batchNormalization &&
    one.residual === other.residual &&
    one.depth === other.depth
  );
}
