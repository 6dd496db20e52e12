import * as v from 'valibot';
import type { EpochResult } from '../diagnosis/run-result';
import type { Verdict } from '../diagnosis/verdict';
import { remediesSchema } from '../experiment/remedies';
import type { Problem } from '../problems/problem';
import { wholeNumber } from '../problems/number-schemas';
import type { RunOutcome } from '../signals/run-report';

/** More runs than this are a typing error: the largest choice of the window is a third of it. */
const mostRuns = 512;

/** One run of a grid, as the window orders it: what it differs in from the experiment. */
export const gridRunSchema = v.strictObject({
  remedies: remediesSchema,
  seed: wholeNumber(0),
  /** Runs of one shape are trained one after the other by one engine, which then compiles only once. */
  shape: v.string(),
});

export const gridRunsSchema = v.pipe(v.array(gridRunSchema), v.minLength(1), v.maxLength(mostRuns));

export type GridRunOrder = v.InferOutput<typeof gridRunSchema>;

/** A grid of an earlier start: its runs in order, and what was told of those that ended. */
export interface RecalledGrid {
  readonly orders: readonly GridRunOrder[];
  readonly news: readonly GridNews[];
}

/**
 * What has become of a run of a grid: a digest, since sixteen whole runs are more than a window can take in while they
 * train. `place` is the run's place in the order.
 */
export type GridNews = { readonly place: number } & (
  | {
      readonly kind: 'begun';
      /** The id that it is kept under. */
      readonly run: string;
    }
  | {
      readonly kind: 'described';
      readonly noInformationLoss: number;
      /** Root mean square of delta at each weight layer before training; null: not measured. */
      readonly deltas: readonly (number | null)[];
    }
  | {
      readonly kind: 'losses';
      /** The epoch of the first one. */
      readonly from: number;
      readonly losses: readonly (number | null)[];
    }
  | {
      readonly kind: 'ended';
      readonly outcome: RunOutcome;
      readonly verdict: Verdict;
      readonly final: EpochResult;
    }
  | { readonly kind: 'failed'; readonly problem: Problem }
  /** It was stopped before its first step. */
  | { readonly kind: 'dropped' }
);
