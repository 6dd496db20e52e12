import type { NetworkEdit } from '../../../shared/network/edits';
import { applyEdits } from '../../../shared/network/edits';
import { withoutPosition } from '../../../shared/network/expand';
import { layerTitle } from '../../../shared/network/layer-title';
import type { Layer } from '../../../shared/network/layer-types';
import type { Fix } from '../../../shared/network/network-problems';
import { succeed } from '../../../shared/problems/problem';
import type { Problem } from '../../../shared/problems/problem';
import type { Analysis } from '../../lab/analysis.svelte';
import type { ExperimentDocument } from '../../lab/experiment-document.svelte';
import type { Notices } from '../../lab/notices';
import type { Selection } from '../../lab/selection.svelte';
import { membersOf } from '../canvas-model';
import type { CanvasState } from '../canvas-state.svelte';
import { Clipboard } from './clipboard.svelte';
import { DrawnNetwork } from './drawn-network.svelte';
import { GroupEditing } from './group-editing';
import { LayerAdding } from './layer-adding';
import { NetworkChanges } from './network-changes';
import { SelectedLayers } from './selected-layers';
import { Wiring } from './wiring';

interface Context {
  readonly document: ExperimentDocument;
  readonly selection: Selection;
  readonly analysis: Analysis;
  readonly canvas: CanvasState;
  readonly notices: Notices;
}

/** Everything that people do to the network, whether by pointer, by key, from a menu or from a fix. */
export class NetworkEditing {
  readonly adding: LayerAdding;
  readonly wiring: Wiring;
  readonly clipboard: Clipboard;
  readonly groups: GroupEditing;
  readonly selected: SelectedLayers;
  readonly #context: Context;
  readonly #drawn: DrawnNetwork;
  readonly #changes: NetworkChanges;

  constructor(context: Context) {
    const { document, selection, analysis, canvas, notices } = context;
    const drawn = new DrawnNetwork(document, canvas);
    const selected = new SelectedLayers(drawn, selection);
    const changes = new NetworkChanges(document, selection, notices);
    const groups = new GroupEditing({ drawn, selected, selection, canvas, changes });
    this.adding = new LayerAdding({ drawn, changes, selection, analysis, groups });
    this.wiring = new Wiring(drawn, changes);
    this.clipboard = new Clipboard({ drawn, selected, changes, remove: () => this.remove() });
    this.groups = groups;
    this.selected = selected;
    this.#context = context;
    this.#drawn = drawn;
    this.#changes = changes;
  }

  fix({ title, edits }: Fix): void {
    this.#changes.apply(title, edits);
  }

  /** Of one layer, or of several at once. */
  changeField(layers: readonly [Layer, ...Layer[]], field: string, value: unknown): void {
    const edits = layers.map(({ id }): NetworkEdit => {
      return { kind: 'change-field', layer: id, field, value };
    });
    const words = layers.length === 1 ? layerTitle(layers[0]) : `${layers.length} layers`;
    const key = `${layers.map(({ id }) => id).join(' ')}/${field}`;
    this.#changes.commit(`Change ${words}`, applyEdits(this.#drawn.network, edits), key);
  }

  rename(layer: Layer, to: string): Problem | null {
    const rename: NetworkEdit = { kind: 'rename-layer', layer: layer.id, to };
    const result = applyEdits(this.#drawn.network, [rename]);
    if (!result.ok) return result.problems[0];
    this.#changes.commit(`Rename ${layerTitle(layer)}`, result);
    this.#context.selection.selectLayer(to);
    return null;
  }

  /** Nodes with where they stand now; what a folded one hides moves with it. */
  move(nodes: readonly (readonly [node: string, x: number, y: number])[]): void {
    const positions = nodes.flatMap(([id, x, y]) => {
      const node = this.#drawn.nodeOf(id);
      if (node?.id !== id) return [];
      const [oldX, oldY] = node.layer.position ?? [x, y];
      const hidden = node.folded === null ? [] : membersOf(node);
      return [
        [id, x, y] as const,
        ...hidden.flatMap(({ id: member, position }) =>
          position === undefined || member === id
            ? []
            : [[member, position[0] + x - oldX, position[1] + y - oldY] as const],
        ),
      ];
    });
    this.#changes.apply('Move layers', [{ kind: 'move-layers', positions }]);
  }

  get canArrange(): boolean {
    return this.#drawn.network.layers.some(({ position }) => position !== undefined);
  }

  /** Forgets all positions, so that the layout places everything again. */
  arrange(): void {
    const { network } = this.#drawn;
    const arranged = { ...network, layers: network.layers.map(withoutPosition) };
    this.#changes.commit('Arrange the network', succeed(arranged));
  }

  /** Removes the selected connection, or the selected layers with what is docked on them; the ends are joined. */
  remove(): void {
    const { selection } = this.#context;
    if (selection.connection !== null) return this.wiring.remove(selection.connection);
    const { ids: layers, nodeBefore } = this.selected;
    const [first] = layers;
    if (first === undefined) return;
    const words = layers.length === 1 ? this.#drawn.titleOf(first) : `${layers.length} layers`;
    this.#changes.apply(`Remove ${words}`, [{ kind: 'remove-layers', layers, heal: true }]);
    if (nodeBefore !== null) selection.focus(nodeBefore);
  }

  selectAll(): void {
    this.#context.selection.selectLayers(this.#drawn.nodes.map(({ id }) => id));
  }
}
