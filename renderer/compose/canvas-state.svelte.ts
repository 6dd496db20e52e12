import type { Network } from '../../shared/network/network';
import type { ExperimentMemory } from '../lab/experiment-memory';
import type { Selection } from '../lab/selection.svelte';
import { layOut } from './canvas-layout';
import type { CanvasLayout, Size } from './canvas-layout';
import { membersOf } from './canvas-model';
import type { CanvasModel } from './canvas-model';
import { stepFrom } from './canvas-walk';
import type { WalkDirection } from './canvas-walk';
import { foldedModel } from './fold-groups';

/** Space that the canvas keeps free for its bars above and below, and at the sides. */
export const canvasMargin = { top: 40, bottom: 32, side: 12 } as const;

/** The network as it is laid out in the present pane. */
export class CanvasState {
  readonly #network: () => Network;
  readonly #selection: Selection;
  /** Ids of the groups that are drawn layer by layer. */
  readonly #unfolded: ExperimentMemory<readonly string[]>;
  #pane = $state.raw<Size>({ width: 0, height: 0 });
  #fitRequests = $state.raw(0);
  readonly #model = $derived.by(() => foldedModel(this.#network(), (id) => this.isFolded(id)));
  readonly #layout = $derived.by(() => layOut(this.#model, this.room));

  /** network: as shown, overlays included. */
  constructor(
    network: () => Network,
    selection: Selection,
    unfolded: ExperimentMemory<readonly string[]>,
  ) {
    this.#network = network;
    this.#selection = selection;
    this.#unfolded = unfolded;
  }

  get model(): CanvasModel {
    return this.#model;
  }

  /** Repeated groups are drawn as one node until they are unfolded. */
  isFolded(group: string): boolean {
    return !this.#unfolded.remembered.includes(group);
  }

  fold(group: string, folded: boolean): void {
    const others = this.#unfolded.remembered.filter((other) => other !== group);
    if (folded !== this.isFolded(group)) this.#unfolded.keep(folded ? others : [...others, group]);
  }

  /** The node that draws a layer of the shown network. */
  nodeFor(layer: string): string | null {
    return this.#model.nodeOf.get(layer)?.id ?? null;
  }

  /** Ids of the layers that a node stands for. */
  layersOf(id: string): readonly string[] {
    const node = this.#model.nodeOf.get(id);
    return node?.id === id ? membersOf(node).map((layer) => layer.id) : [id];
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
    const focused = this.nodeFor(this.#selection.focused ?? '');
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
