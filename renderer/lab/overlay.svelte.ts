import type { Optimizer } from '../../shared/experiment/optimizer';
import type { Remedies } from '../../shared/experiment/remedies';
import { expandGroups } from '../../shared/network/expand';
import type { Connection, Network } from '../../shared/network/network';
import { applyRemedies } from '../../shared/remedies/apply-remedies';
import type { RemediedNetwork } from '../../shared/remedies/apply-remedies';
import { hiddenDepth } from '../../shared/remedies/depth';
import { makePermanent } from '../../shared/remedies/make-permanent';
import type { LayerChange } from '../../shared/remedies/network-difference';
import type { RemedyOffer, RemedyWarning } from '../../shared/remedies/remedy';
import { remedyEffects } from '../../shared/remedies/remedy-effects';
import type { RemedyEffects } from '../../shared/remedies/remedy-effects';
import type { DataOverview } from './data-overview.svelte';
import type { ExperimentDocument } from './experiment-document.svelte';
import { hasOverlays, overlayWords } from './overlay-words';

export type FieldChange = Extract<LayerChange, { readonly kind: 'changed' }>;

/** The remedies that are switched on over the drawn network, and what they make of it. */
export class Overlay {
  readonly #document: ExperimentDocument;
  readonly #data: Pick<DataOverview, 'shape'>;
  readonly #isHidden: () => boolean;

  readonly #remedied = $derived.by(() => this.#applied());
  readonly #shownChanges = $derived.by(() =>
    this.#remedied === null || this.#isHidden() ? null : this.#remedied.changes,
  );
  readonly #added = $derived.by(
    () =>
      new Set(
        this.#shownChanges?.layers.flatMap(({ kind, layer }) => (kind === 'added' ? [layer] : [])),
      ),
  );
  readonly #changedFields = $derived.by(
    () =>
      new Set(
        this.#shownChanges?.layers.flatMap((change) =>
          change.kind === 'changed' ? [`${change.layer} ${change.field}`] : [],
        ),
      ),
  );
  readonly #addedConnections = $derived.by(
    () =>
      new Set(
        this.#shownChanges?.connections.flatMap(({ kind, connection }) =>
          kind === 'added' ? [connection.join(' ')] : [],
        ),
      ),
  );
  readonly #effects = $derived.by(() => {
    const data = this.#data.shape;
    if (data === null) return null;
    return remedyEffects(this.#document.network, this.remedies, data, this.#optimizer);
  });
  readonly #drawnDepth = $derived.by(() =>
    hiddenDepth(expandGroups(this.#document.network).network),
  );

  constructor(
    document: ExperimentDocument,
    data: Pick<DataOverview, 'shape'>,
    isHidden: () => boolean,
  ) {
    this.#document = document;
    this.#data = data;
    this.#isHidden = isHidden;
  }

  get isOn(): boolean {
    return hasOverlays(this.remedies);
  }

  get remedies(): Remedies {
    return this.#document.experiment.remedies;
  }

  /** null where no overlay is on, or without data. */
  get remedied(): RemediedNetwork | null {
    return this.#remedied;
  }

  /** What the canvas draws. */
  get shown(): Network {
    if (this.#remedied === null || this.#isHidden()) return this.#document.network;
    return this.#remedied.network;
  }

  get words(): string {
    if (this.#remedied === null) return '';
    return overlayWords(this.remedies, this.#remedied, this.#drawnDepth);
  }

  /** Hidden layers as drawn, and with the overlay. */
  get drawnDepth(): number {
    return this.#drawnDepth;
  }

  get depth(): number {
    return this.remedies.depth ?? this.#drawnDepth;
  }

  isAdded(layer: string): boolean {
    return this.#added.has(layer);
  }

  changesField(layer: string, field: string): boolean {
    return this.#changedFields.has(`${layer} ${field}`);
  }

  /** What the overlay makes of a field; null where it leaves it alone. */
  changeOf(layer: string, field: string): FieldChange | null {
    const change = this.#remedied?.changes.layers.find(
      (candidate): candidate is FieldChange =>
        candidate.kind === 'changed' && candidate.layer === layer && candidate.field === field,
    );
    return change ?? null;
  }

  isConnectionAdded(connection: Connection): boolean {
    return this.#addedConnections.has(connection.join(' '));
  }

  /** What each toggle does or would do; null without data. */
  get effects(): RemedyEffects | null {
    return this.#effects;
  }

  /** What is known to backfire as the overlay is now. */
  get warnings(): readonly RemedyWarning[] {
    return this.#remedied?.warnings ?? [];
  }

  /** The first known way out of a backfire. */
  get offer(): RemedyOffer | null {
    return this.warnings.find(({ offer }) => offer !== undefined)?.offer ?? null;
  }

  set(remedies: Remedies, label: string): void {
    this.#document.change(label, (experiment) => ({ ...experiment, remedies }));
  }

  /** Writes the overlay into the network; it trains to the same losses. */
  makePermanent(): void {
    const data = this.#data.shape;
    if (data === null || !this.isOn) return;
    this.#document.change('Make the overlay permanent', (experiment) =>
      makePermanent(experiment, data),
    );
  }

  /** Its rate spoils some remedies. */
  get #optimizer(): Optimizer {
    return this.#document.experiment.training.optimizer;
  }

  #applied(): RemediedNetwork | null {
    const data = this.#data.shape;
    if (data === null || !this.isOn) return null;
    return applyRemedies(this.#document.network, this.remedies, data, this.#optimizer);
  }
}
