import type { Network } from '../../shared/network/network';
import type { Selection } from '../lab/selection.svelte';
import { layOut } from './canvas-layout';
import type { CanvasLayout, Size } from './canvas-layout';
import { canvasModel } from './canvas-model';
import type { CanvasModel } from './canvas-model';
import { stepFrom } from './canvas-walk';
import type { WalkDirection } from './canvas-walk';

/** Space that the canvas keeps free for its bars above and below, and at the sides. */
export const canvasMargin = { top: 40, bottom: 32, side: 12 } as const;

/** The network as it is laid out in the present pane. */
export class CanvasState {
  readonly #network: () => Network;
  readonly #selection: Selection;
  #pane = $state.raw<Size>({ width: 0, height: 0 });
  #fitRequests = $state.raw(0);
  readonly #model = $derived.by(() => canvasModel(this.#network()));
  readonly #layout = $derived.by(() => layOut(this.#model, this.room));

  /** network: as shown, overlays included. */
  constructor(network: () => Network, selection: Selection) {
    this.#network = network;
    this.#selection = selection;
  }

  get model(): CanvasModel {
    return this.#model;
  }

  get layout(): CanvasLayout {
    return this.#layout;
  }

  get pane(): Size {
    return this.#pane;
  }

  /** The pane less its bars. */
  get room(): Size {
    const { top, bottom, side } = canvasMargin;
    return {
      width: Math.max(0, this.#pane.width - 2 * side),
      height: Math.max(0, this.#pane.height - top - bottom),
    };
  }

  /** Counts up when the user asks to see all of the network. */
  get fitRequests(): number {
    return this.#fitRequests;
  }

  /** The one node that Tab reaches: the one the keyboard was on, else the first. */
  get tabStop(): string | null {
    const focused = this.#selection.focused;
    if (focused !== null && this.#layout.boxes.has(focused)) return focused;
    return this.#model.nodes[0]?.id ?? null;
  }

  resize(pane: Size): void {
    this.#pane = pane;
  }

  fit(): void {
    this.#fitRequests += 1;
  }

  step(direction: WalkDirection): string | null {
    const from = this.tabStop;
    return from === null ? null : stepFrom(from, direction, this.#model, this.#layout.boxes);
  }
}
