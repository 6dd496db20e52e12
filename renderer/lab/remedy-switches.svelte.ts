import { mostHiddenLayers, noRemedies } from '../../shared/experiment/remedies';
import type { Remedies } from '../../shared/experiment/remedies';
import type { RemedyOffer } from '../../shared/remedies/remedy';
import type { RemedyEffect } from '../../shared/remedies/remedy-effects';
import type { Overlay } from './overlay.svelte';

export type RemedySwitch = 'relu' | 'xavier' | 'batchNormalization' | 'residual';

export const remedyTitles: Readonly<Record<RemedySwitch, string>> = {
  relu: 'ReLU',
  xavier: 'Xavier',
  batchNormalization: 'Batch norm',
  residual: 'Residual',
};

/** The toggles and the depth stepper: undoable changes of the overlay, each followed by a paired run. */
export class RemedySwitches {
  readonly #overlay: Overlay;
  readonly #onSwitched: () => void;

  constructor(overlay: Overlay, onSwitched: () => void) {
    this.#overlay = overlay;
    this.#onSwitched = onSwitched;
  }

  /** He takes Xavier's place where it suits the network better; they share one toggle. */
  isOn(name: RemedySwitch): boolean {
    const { remedies } = this.#overlay;
    return name === 'xavier' ? remedies.xavier || remedies.he : remedies[name];
  }

  titleOf(name: RemedySwitch): string {
    return name === 'xavier' && this.#overlay.remedies.he ? 'He' : remedyTitles[name];
  }

  toggle(name: RemedySwitch): void {
    const { remedies } = this.#overlay;
    const on = !this.isOn(name);
    const next: Remedies =
      name === 'xavier' ? { ...remedies, xavier: on, he: false } : { ...remedies, [name]: on };
    this.#switch(next, `${on ? 'Switch on' : 'Switch off'} ${this.titleOf(name)}`);
  }

  /** What it does to this network, or would do; null without data. */
  effectOf(name: RemedySwitch): RemedyEffect | null {
    const toggle = name === 'xavier' && this.#overlay.remedies.he ? 'he' : name;
    return this.#overlay.effects?.toggles[toggle] ?? null;
  }

  /** Takes a way out of a known backfire. */
  accept({ title, remedies }: RemedyOffer): void {
    this.#switch({ ...this.#overlay.remedies, ...remedies }, title);
  }

  clear(): void {
    this.#switch(noRemedies, 'Switch all remedies off');
  }

  get canShrink(): boolean {
    return this.#overlay.depth > 1;
  }

  get canGrow(): boolean {
    return this.#overlay.depth < mostHiddenLayers;
  }

  /** Back at the drawn depth the overlay is off. */
  changeDepth(by: 1 | -1): void {
    const wanted = this.#overlay.depth + by;
    const depth = wanted === this.#overlay.drawnDepth ? null : wanted;
    this.#switch({ ...this.#overlay.remedies, depth }, `Depth ${wanted}`);
  }

  #switch(remedies: Remedies, label: string): void {
    this.#overlay.set(remedies, label);
    this.#onSwitched();
  }
}
