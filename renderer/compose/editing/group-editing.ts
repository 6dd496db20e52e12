import { applyEdits } from '../../../shared/network/edits';
import type { Selection } from '../../lab/selection.svelte';
import type { CanvasState } from '../canvas-state.svelte';
import type { DrawnNetwork } from './drawn-network.svelte';
import type { NetworkChanges } from './network-changes';
import type { SelectedLayers } from './selected-layers';

interface Context {
  readonly drawn: DrawnNetwork;
  readonly selected: SelectedLayers;
  readonly selection: Selection;
  readonly canvas: CanvasState;
  readonly changes: NetworkChanges;
}

/** Blocks of layers that stand for several copies in series. */
export class GroupEditing {
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
  }

  get canGroup(): boolean {
    return this.#context.selection.layers.size > 0;
  }

  /** Lets the selected layers stand for two copies in series; the inspector changes the number. */
  group(): void {
    const { drawn, selected, selection, canvas, changes } = this.#context;
    const layers = selected.ids;
    if (layers.length === 0) {
      return changes.tell('Select the layers to repeat first, then press G.');
    }
    const result = applyEdits(drawn.network, [{ kind: 'group-layers', layers, repeat: 2 }]);
    if (!result.ok) return changes.refuse(result.problems[0]);
    changes.commit('Repeat layers', result);
    const group = result.value.groups.at(-1);
    if (group !== undefined) canvas.fold(group.id, true);
    const node = canvas.nodeFor(layers[0] ?? '');
    if (node === null) return;
    selection.selectLayer(node);
    selection.focus(node);
  }

  repeat(group: string, times: number): void {
    const { drawn, changes } = this.#context;
    const result = applyEdits(drawn.network, [{ kind: 'repeat-group', group, repeat: times }]);
    changes.commit('Change repeats', result, `${group}/repeat`);
  }

  ungroup(group: string): void {
    this.#context.changes.apply('Ungroup', [{ kind: 'ungroup', group }]);
  }
}
