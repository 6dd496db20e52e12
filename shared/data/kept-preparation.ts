import { elementCount } from '../program/tensor-type';
import type { DataSummary, FeatureSummary } from './data-summary';
import { inputScaling } from './preparation';
import type { Preparation, Scaling } from './preparation';

/** All that is needed to bring further rows to the form on which a network was trained. */
export interface KeptPreparation {
  /** The inputs in their order, with their statistics in the training rows. */
  readonly features: readonly FeatureSummary[];
  readonly scaling: Scaling;
  /** Whether gaps are filled with the mean of the training rows, or refused. */
  readonly fillsGaps: boolean;
  /** Names of the classes in the order of their numbers; empty in regression. */
  readonly classes: readonly string[];
  readonly targetName: string;
  /** Statistics of the target where it was standardized; else null. */
  readonly target: FeatureSummary | null;
}

/** null: the source has more columns than the summary describes. */
export function keptPreparation(
  { shape, features, target, classes, previewColumns }: DataSummary,
  preparation: Preparation,
): KeptPreparation | null {
  const inputs = elementCount(shape.sampleShape);
  if (features.length !== inputs) return null;
  return {
    features,
    scaling: inputScaling(preparation),
    fillsGaps: preparation.missing !== 'refuse',
    classes: classes.map(({ name }) => name),
    targetName: previewColumns.at(-1) ?? 'target',
    target: preparation.standardizeTarget ? target : null,
  };
}
