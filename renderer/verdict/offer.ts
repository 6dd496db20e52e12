import type { DataShape } from '../../shared/data/data-set';
import type { SuggestedChange } from '../../shared/diagnosis/verdict';
import type { Experiment } from '../../shared/experiment/experiment';
import type { RemedyName } from '../../shared/experiment/remedies';
import type { Problem } from '../../shared/problems/problem';
import { applyRemedies } from '../../shared/remedies/apply-remedies';
import type { RemedyEffects } from '../../shared/remedies/remedy-effects';
import { changeTitle } from './change-words';
import { variantOf } from './variant';
import type { Variant } from './variant';

/** A suggested change as a row offers it. */
export interface Offer {
  readonly title: string;
  readonly why: string;
  readonly edit: SuggestedChange['edit'];
  readonly variant: Variant;
  /** What it would do to this network, in sentences. */
  readonly does: readonly string[];
  /** Known ways in which it backfires here. */
  readonly warnings: readonly Problem[];
}

/** What is known of the document that changes are offered for; data and effects are null until the data is read. */
export interface OfferContext {
  readonly experiment: Experiment;
  readonly drawnDepth: number;
  readonly data: DataShape | null;
  readonly effects: RemedyEffects | null;
  /** Codes of the warnings that hold already. */
  readonly known: readonly string[];
}

export function offerOf(suggested: SuggestedChange, context: OfferContext): Offer {
  const { experiment, drawnDepth } = context;
  const variant = variantOf(experiment, suggested);
  const after = 'experiment' in variant ? variant.experiment : experiment;
  const warnings = variant.kind === 'overlay' ? warningsOf(variant.experiment, context) : [];
  return {
    title: changeTitle(suggested, experiment, after, drawnDepth),
    why: withoutWarnings(suggested.why, warnings),
    edit: suggested.edit,
    variant,
    does: doesWords(variant, context),
    warnings,
  };
}

/** Where the reason ends in a warning that has a line of its own, it is said once. */
function withoutWarnings(why: string, warnings: readonly Problem[]): string {
  return warnings.reduce((words, { message }) => words.replace(` But: ${message}`, ''), why);
}

function warningsOf(
  { network, remedies }: Experiment,
  { data, known }: OfferContext,
): readonly Problem[] {
  if (data === null) return [];
  const { warnings } = applyRemedies(network, remedies, data);
  return warnings.filter(({ code }) => !known.includes(code));
}

function doesWords(variant: Variant, context: OfferContext): readonly string[] {
  switch (variant.kind) {
    case 'nothing-to-run':
      return [];
    case 'does-not-fit':
      return ['The experiment has been edited since, and this no longer fits it.'];
    case 'aside':
      return ['Trains the change beside your experiment, which stays as it is until you keep it.'];
    case 'overlay':
      return [
        ...summaries(variant.experiment, context),
        'Starts a paired run: same seed, same data order. Undo takes it back.',
      ];
  }
}

const toggles = [
  'relu',
  'xavier',
  'he',
  'batchNormalization',
  'residual',
] as const satisfies readonly RemedyName[];

function summaries(
  { remedies }: Experiment,
  { experiment, effects }: OfferContext,
): readonly string[] {
  const switchedOn = toggles.filter((toggle) => remedies[toggle] && !experiment.remedies[toggle]);
  return switchedOn.flatMap((toggle) => effects?.toggles[toggle].summary ?? []);
}
