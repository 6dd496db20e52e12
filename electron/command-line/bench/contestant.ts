import type { Result } from '../../../shared/problems/problem';
import type { BenchRow } from './bench-rows';

/** Something whose training steps are timed: this engine, or one of its peers. */
export interface Contestant {
  readonly name: string;
  /** Everything up to the end of a first epoch, in ms. */
  readonly prepare: (row: BenchRow) => Promise<Result<number>>;
  /** Trains whole epochs of the prepared row for about so many milliseconds. Returns ms per step. */
  readonly measure: (milliseconds: number) => Promise<Result<number>>;
  readonly end: () => void;
}
