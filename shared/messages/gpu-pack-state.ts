import type { Problem } from '../problems/problem';

/** The libraries for NVIDIA GPUs that a user adds from one file. */
export type GpuPackState =
  | { readonly kind: 'none' }
  /** `share`: how far it is, from 0 to 1. */
  | { readonly kind: 'adding'; readonly file: string; readonly share: number }
  | { readonly kind: 'removing' }
  | { readonly kind: 'installed'; readonly tensorflow: string; readonly bytes: number }
  /** Something lies there that cannot be used; `reason` is a clause. */
  | { readonly kind: 'unusable'; readonly reason: string };

export interface GpuPackNews {
  readonly state: GpuPackState;
  /** Why what was asked for last could not be done; null: it could, or is being done. */
  readonly problem: Problem | null;
}
