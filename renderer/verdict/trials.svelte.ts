import type { Experiment } from '../../shared/experiment/experiment';
import type { DataOverview } from '../lab/data-overview.svelte';
import type { ExperimentDocument } from '../lab/experiment-document.svelte';
import type { Overlay } from '../lab/overlay.svelte';
import type { RemedySwitches } from '../lab/remedy-switches.svelte';
import type { Run, Trial } from '../lab/run.svelte';
import type { Training } from '../lab/training.svelte';
import type { View } from '../lab/view.svelte';
import type { CurrentVerdict } from './current-verdict.svelte';
import { offerOf } from './offer';
import type { Offer } from './offer';
import { variantOf } from './variant';

/** The parts of the lab that a trial has to do with. */
interface Context {
  readonly data: DataOverview;
  readonly document: ExperimentDocument;
  readonly overlay: Overlay;
  readonly remedies: RemedySwitches;
  readonly training: Training;
  readonly verdict: CurrentVerdict;
  readonly view: View;
  start(experiment: Experiment, trial?: Trial): Promise<void>;
}

/** What the verdict suggests, made ready to be tried on the document at one press, and kept at another. */
export class Trials {
  readonly #context: Context;
  readonly #offers = $derived.by(() => this.#offered());

  constructor(context: Context) {
    this.#context = context;
  }

  /** Most promising first. */
  get offers(): readonly Offer[] {
    return this.#offers;
  }

  /** Starts the paired run. */
  tryOut({ title, edit, variant }: Offer): void {
    const { remedies, training, view } = this.#context;
    switch (variant.kind) {
      case 'overlay':
        return remedies.accept({ title: `Try ${title}`, remedies: variant.experiment.remedies });
      case 'aside': {
        const trial = { title, edit, against: training.current?.id ?? null };
        void this.#context.start(variant.experiment, trial);
        return;
      }
      case 'nothing-to-run':
        return view.show('data');
      case 'does-not-fit':
        return;
    }
  }

  /** Takes the change of a run into the document. */
  keep(run: Run): void {
    const { trial } = run;
    if (trial === null) return;
    const variant = variantOf(this.#context.document.experiment, trial);
    if (!('experiment' in variant)) return;
    this.#context.document.change(`Keep ${trial.title}`, () => variant.experiment);
    run.keep();
  }

  #offered(): readonly Offer[] {
    const { data, document, overlay, verdict } = this.#context;
    const context = {
      experiment: document.experiment,
      drawnDepth: overlay.drawnDepth,
      data: data.shape,
      effects: overlay.effects,
      known: overlay.warnings.map(({ code }) => code),
    };
    return verdict.remedies.map((suggested) => offerOf(suggested, context));
  }
}
