import type { NetworkFragment } from '../../../shared/network/edits/paste-layers';
import { placeFragment } from '../placing';
import type { DrawnNetwork } from './drawn-network.svelte';
import type { NetworkChanges } from './network-changes';
import type { SelectedLayers } from './selected-layers';

interface Context {
  readonly drawn: DrawnNetwork;
  readonly selected: SelectedLayers;
  readonly changes: NetworkChanges;
  /** Removes the selection. */
  readonly remove: () => void;
}

/** Layers that were copied, with the connections between them. */
export class Clipboard {
  readonly #context: Context;
  #held = $state.raw<NetworkFragment | null>(null);

  constructor(context: Context) {
    this.#context = context;
  }

  get canPaste(): boolean {
    return this.#held !== null;
  }

  copy(): void {
    const { selected, changes } = this.#context;
    const { fragment } = selected;
    if (fragment === null) return;
    this.#held = fragment;
    const count = fragment.layers.length;
    changes.tell(count === 1 ? 'Copied 1 layer.' : `Copied ${count} layers.`);
  }

  cut(): void {
    const { fragment } = this.#context.selected;
    if (fragment === null) return;
    this.#held = fragment;
    this.#context.remove();
  }

  /** Behind the selection. */
  paste(): void {
    if (this.#held !== null) this.#place('Paste', this.#held);
  }

  duplicate(): void {
    const { fragment } = this.#context.selected;
    if (fragment !== null) this.#place('Duplicate', fragment);
  }

  #place(label: string, fragment: NetworkFragment): void {
    const { drawn, selected, changes } = this.#context;
    changes.place(label, placeFragment(drawn.network, fragment, selected.tail));
  }
}
