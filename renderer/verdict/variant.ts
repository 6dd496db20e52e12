import type { SuggestedChange } from '../../shared/diagnosis/verdict';
import type { Experiment } from '../../shared/experiment/experiment';
import { patchExperiment } from '../../shared/experiment/merge-patch';
import type { Problem } from '../../shared/problems/problem';

/** What trying a suggested change comes to. */
export type Variant =
  /** The overlay of the document is switched: undoable, and saved with it. */
  | { readonly kind: 'overlay'; readonly experiment: Experiment }
  /** It runs beside the document, which stays as it is until the change is kept. */
  | { readonly kind: 'aside'; readonly experiment: Experiment }
  /** A suggestion that people must act on themselves. */
  | { readonly kind: 'nothing-to-run' }
  /** The experiment has been edited in a way that the change does not fit. */
  | { readonly kind: 'does-not-fit'; readonly problem: Problem };

export function variantOf(
  experiment: Experiment,
  { edit }: Pick<SuggestedChange, 'edit'>,
): Variant {
  const fields = Object.keys(edit);
  if (fields.length === 0) return { kind: 'nothing-to-run' };
  const patched = patchExperiment(experiment, edit);
  if (!patched.ok) return { kind: 'does-not-fit', problem: patched.problems[0] };
  const kind = fields.every((field) => field === 'remedies') ? 'overlay' : 'aside';
  return { kind, experiment: untouchedPartsOf(experiment, patched.value, fields) };
}

/** Parts that the edit leaves alone stay the same objects, so that nobody takes them for changed. */
function untouchedPartsOf(
  before: Experiment,
  after: Experiment,
  edited: readonly string[],
): Experiment {
  const kept = Object.entries(before).filter(([field]) => !edited.includes(field));
  return { ...after, ...Object.fromEntries(kept) };
}
