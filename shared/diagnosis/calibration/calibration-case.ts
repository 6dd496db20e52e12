import type { VerdictCode } from '../verdict';

/** What a case does to the rows after they are loaded; only data can be broken in ways no file section says. */
export type RowFault = 'shuffled-targets' | 'constant-inputs' | 'rare-class';

/** One run of the suite. */
export interface CalibrationRun {
  readonly name: string;
  /**
   * Rules may be fitted to one part; the held-out one, of other data sets, only measures them. The fresh part was made
   * when the rules stood (fresh-studies.ts), and so was the rare one, of faults that the others hold few of.
   */
  readonly part: 'fitting' | 'held-out' | 'fresh' | 'rare';
  /** An experiment as its file would have it. */
  readonly experiment: Readonly<Record<string, unknown>>;
  readonly rowFault?: RowFault;
  /** The verdict that is right if the intervention confirms it. */
  readonly label: VerdictCode;
  /**
   * The run in which the one cause is taken away, by name: it must train where this one does not. null for a healthy
   * run, which must train itself.
   */
  readonly repairedBy: string | null;
}
