import * as v from 'valibot';
import { planeSchema } from './plane';

/** What a window shows of the network and wants to be kept up to date. */
export const snapshotRequestSchema = v.variant('kind', [
  /** null: the part of the plane where the data lies. */
  v.strictObject({ kind: v.literal('plane'), part: v.nullable(planeSchema) }),
  v.strictObject({ kind: v.literal('predictions') }),
  v.strictObject({ kind: v.literal('weight-matrix'), layer: v.string() }),
]);

export type SnapshotRequest = v.InferOutput<typeof snapshotRequestSchema>;
