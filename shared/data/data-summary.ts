import type { DataShape } from './data-set';
import type { Problem } from '../problems/problem';

/** What the window knows of the data: enough for shapes, preview and the size of a run. */
export interface DataSummary {
  readonly title: string;
  readonly shape: DataShape;
  readonly classes: readonly { readonly name: string; readonly count: number }[];
  /** Of the training rows before scaling; of a wide source the first 1,000. */
  readonly features: readonly FeatureSummary[];
  /** The target's values in the training rows; null in classification. */
  readonly target: FeatureSummary | null;
  /** Names over the columns of {@link preview}. */
  readonly previewColumns: readonly string[];
  /** The first rows as they are in the source, for a table (at most 50). */
  readonly preview: readonly (readonly string[])[];
  /** Up to 500 points of the first two features (after scaling) with class number or target, for a scatter plot. */
  readonly points: readonly (readonly [x: number, y: number, target: number])[];
  /** Things worth knowing that do not keep it from training (constant column, one class only, ...). */
  readonly notices: readonly Problem[];
}

export interface FeatureSummary {
  readonly name: string;
  readonly minimum: number;
  readonly maximum: number;
  readonly mean: number;
  readonly standardDeviation: number;
}
