import { fragmentOf } from '../../../shared/network/edits/paste-layers';
import type { NetworkFragment } from '../../../shared/network/edits/paste-layers';
import type { Layer } from '../../../shared/network/layer-types';
import type { Selection } from '../../lab/selection.svelte';
import { membersOf, tailOf } from '../canvas-model';
import type { DrawnNetwork } from './drawn-network.svelte';

/** What the selection means for the network: a node stands for all that is drawn in it. */
export class SelectedLayers {
  readonly #drawn: DrawnNetwork;
  readonly #selection: Selection;

  constructor(drawn: DrawnNetwork, selection: Selection) {
    this.#drawn = drawn;
    this.#selection = selection;
  }

  /** Selecting a node means all of it; selecting a chip means the chip alone. */
  get ids(): readonly string[] {
    const all = [...this.#selection.layers].flatMap((id) => {
      const node = this.#drawn.nodeOf(id);
      return node === undefined ? [] : node.id === id ? membersOf(node).map((m) => m.id) : [id];
    });
    return [...new Set(all)];
  }

  /** In the order of the network. */
  get layers(): readonly Layer[] {
    const selected = new Set(this.ids);
    return this.#drawn.network.layers.filter(({ id }) => selected.has(id));
  }

  /** What can be put elsewhere of it: all but the ends of the network. null: nothing. */
  get fragment(): NetworkFragment | null {
    const inner = this.layers.filter(({ type }) => type !== 'input' && type !== 'output');
    const ids = new Set(inner.map(({ id }) => id));
    const layers = this.ids.filter((id) => ids.has(id));
    return layers.length === 0 ? null : fragmentOf(this.#drawn.network, layers);
  }

  /** The last layer of the selection in the order of the network; null without one, or at the output. */
  get tail(): string | null {
    const last = this.layers.at(-1);
    if (last === undefined || last.type === 'output') return null;
    const node = this.#drawn.nodeOf(last.id);
    return node === undefined ? last.id : tailOf(node).id;
  }

  /** The node that leads into the first of the layers: where the keyboard goes when they are gone. */
  get nodeBefore(): string | null {
    const [first] = this.ids;
    if (first === undefined) return null;
    const source = this.#drawn.incomingOf(first)[0]?.[0];
    return source === undefined ? null : (this.#drawn.nodeOf(source)?.id ?? null);
  }
}
