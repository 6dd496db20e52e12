import type { NetworkEdit } from '../../shared/network/edits';
import { applyEdits } from '../../shared/network/edits';
import { fragmentOf } from '../../shared/network/edits/paste-layers';
import type { NetworkFragment } from '../../shared/network/edits/paste-layers';
import { withoutPosition } from '../../shared/network/expand';
import { layerTitle } from '../../shared/network/layer-title';
import { layerTypes } from '../../shared/network/layer-types';
import type { Layer } from '../../shared/network/layer-types';
import type { Connection, Network } from '../../shared/network/network';
import type { Fix } from '../../shared/network/network-problems';
import { newLayer } from '../../shared/network/new-layer';
import { succeed } from '../../shared/problems/problem';
import type { Problem, Result } from '../../shared/problems/problem';
import type { Analysis } from '../lab/analysis.svelte';
import type { ExperimentDocument } from '../lab/experiment-document.svelte';
import type { Notices } from '../lab/notices';
import type { Selection } from '../lab/selection.svelte';
import { canvasModel, edgeId, insertionPoint, membersOf, tailOf } from './canvas-model';
import type { CanvasState } from './canvas-state.svelte';
import { entriesOf, foldedModel } from './fold-groups';
import type { Dragged } from './layer-drag.svelte';
import type { PaletteContent } from './palette-items';
import { placeFragment, placeLayer, placeResidualBlock } from './placing';
import type { Place, Placed } from './placing';
import { usualActivation, usualFields } from './usual-fields';

type Fields = Readonly<Record<string, unknown>>;

interface Context {
  readonly document: ExperimentDocument;
  readonly selection: Selection;
  readonly analysis: Analysis;
  readonly canvas: CanvasState;
  readonly notices: Notices;
}

/** Everything that people do to the network, whether by pointer, by key, from a menu or from a fix. */
export class NetworkEditing {
  readonly #context: Context;
  readonly #drawn = $derived.by(() =>
    foldedModel(this.#network, (group) => this.#context.canvas.isFolded(group)),
  );
  #clipboard = $state.raw<NetworkFragment | null>(null);

  constructor(context: Context) {
    this.#context = context;
  }

  get canPaste(): boolean {
    return this.#clipboard !== null;
  }

  /** Adds it behind the selection, else before the output, and connects it. */
  add(content: PaletteContent, fields: Fields = {}): void {
    this.put(content, this.#placeBySelection(typeOf(content)), fields);
  }

  /** fields: what is said of the new layer; the rest is as usual. */
  put(content: PaletteContent, place: Place, fields: Fields = {}): void {
    switch (content.kind) {
      case 'layer': {
        const usual = usualFields(content.type, this.#network, this.#hostAt(place));
        const layer = newLayer(this.#network, content.type, { ...usual, ...fields });
        const title = layerTypes[content.type].title;
        const placed = placeLayer(this.#network, layer, place);
        return this.#place(`Add ${title}`, this.#rerouted(placed, place));
      }
      case 'residual-block': {
        const width = this.#widthAt(place);
        const block = placeResidualBlock(
          this.#network,
          width,
          usualActivation(this.#network),
          place,
        );
        return this.#place('Add residual block', this.#rerouted(block, place));
      }
      case 'repeat-group':
        return this.group();
    }
  }

  /** Drops what the pointer carries on a node: behind its layer, or before its activation where that is usual. */
  dropOnNode(dragged: Dragged, id: string): void {
    const node = this.#drawn.nodeOf.get(id);
    if (node === undefined) return this.#tellItIsOverlay();
    if (dragged.kind === 'docked') return this.#moveDocked(dragged.layer, id);
    const type = typeOf(dragged.item.content);
    const into = this.#incomingOf(id)[0];
    if (node.layer.type === 'output' && into !== undefined) {
      return this.put(dragged.item.content, { kind: 'on-connection', connection: into });
    }
    this.put(dragged.item.content, {
      kind: 'after',
      layer: insertionPoint(node, type ?? 'dense').id,
    });
  }

  dropOnConnection(dragged: Dragged, connection: Connection): void {
    const [from, to] = connection;
    const isDrawn = this.#network.connections.some((one) => one[0] === from && one[1] === to);
    if (!isDrawn) return this.#tellItIsOverlay();
    if (dragged.kind === 'docked') {
      const node = this.#drawn.nodeOf.get(from);
      return node === undefined ? undefined : this.#moveDocked(dragged.layer, node.id);
    }
    this.put(dragged.item.content, { kind: 'on-connection', connection });
  }

  dropOnCanvas(dragged: Dragged, position: readonly [x: number, y: number]): void {
    if (dragged.kind === 'item') this.put(dragged.item.content, { kind: 'free', position });
  }

  connect(from: string, to: string): void {
    this.#connect([], from, to);
  }

  /** Leads a connection elsewhere: to the nodes given now. */
  reconnect(connection: Connection, from: string, to: string): void {
    const all = [connection, ...this.#othersOf(connection)];
    const edits = all.map(([source, target]): NetworkEdit => {
      return { kind: 'disconnect', from: source, to: target };
    });
    const before = all.map(([source, target]) => edgeId([source, target]));
    const source = this.#drawn.nodeOf.get(from);
    const isSame = source !== undefined && before.includes(edgeId([tailOf(source).id, to]));
    if (!isSame) this.#connect(edits, from, to);
  }

  #connect(before: readonly NetworkEdit[], from: string, to: string): void {
    const source = this.#drawn.nodeOf.get(from);
    const target = this.#drawn.nodeOf.get(to);
    if (source === undefined || target === undefined) return this.#tellItIsOverlay();
    const edits = entriesOf(target, this.#network).map((entry): NetworkEdit => {
      return { kind: 'connect', from: tailOf(source).id, to: entry };
    });
    const words = `Connect ${layerTitle(source.layer)} to ${layerTitle(target.layer)}`;
    this.#apply(words, [...before, ...edits]);
  }

  fix({ title, edits }: Fix): void {
    this.#apply(title, edits);
  }

  /** Of one layer, or of several at once. */
  changeField(layers: readonly [Layer, ...Layer[]], field: string, value: unknown): void {
    const edits = layers.map(({ id }): NetworkEdit => {
      return { kind: 'change-field', layer: id, field, value };
    });
    const words = layers.length === 1 ? layerTitle(layers[0]) : `${layers.length} layers`;
    const key = `${layers.map(({ id }) => id).join(' ')}/${field}`;
    this.#commit(`Change ${words}`, applyEdits(this.#network, edits), key);
  }

  rename(layer: Layer, to: string): Problem | null {
    const result = applyEdits(this.#network, [{ kind: 'rename-layer', layer: layer.id, to }]);
    if (!result.ok) return result.problems[0];
    this.#context.document.changeNetwork(`Rename ${layerTitle(layer)}`, result.value);
    this.#context.selection.selectLayer(to);
    return null;
  }

  /** Nodes with where they stand now; what a folded one hides moves with it. */
  move(nodes: readonly (readonly [node: string, x: number, y: number])[]): void {
    const positions = nodes.flatMap(([id, x, y]) => {
      const node = this.#drawn.nodeOf.get(id);
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
    this.#apply('Move layers', [{ kind: 'move-layers', positions }]);
  }

  get canArrange(): boolean {
    return this.#network.layers.some(({ position }) => position !== undefined);
  }

  /** Forgets all positions, so that the layout places everything again. */
  arrange(): void {
    const network = { ...this.#network, layers: this.#network.layers.map(withoutPosition) };
    this.#commit('Arrange the network', succeed(network));
  }

  /** Removes the selected connection, or the selected layers with what is docked on them; the ends are joined. */
  remove(): void {
    const { selection } = this.#context;
    const connection = selection.connection;
    if (connection !== null) {
      const all = [connection, ...this.#othersOf(connection)];
      const edits = all.map(([from, to]): NetworkEdit => ({ kind: 'disconnect', from, to }));
      return this.#apply('Remove connection', edits);
    }
    const layers = this.#selectedLayers();
    if (layers.length === 0) return;
    const words = layers.length === 1 ? this.#titleOf(layers[0] ?? '') : `${layers.length} layers`;
    const before = this.#nodeBefore(layers);
    this.#apply(`Remove ${words}`, [{ kind: 'remove-layers', layers, heal: true }]);
    if (before !== null) selection.focus(before);
  }

  duplicate(): void {
    const fragment = this.#selectedFragment();
    if (fragment === null) return;
    const last = this.#tailOfSelection();
    this.#place('Duplicate', placeFragment(this.#network, fragment, last));
  }

  copy(): void {
    const fragment = this.#selectedFragment();
    if (fragment === null) return;
    this.#clipboard = fragment;
    const count = fragment.layers.length;
    this.#context.notices.tell(count === 1 ? 'Copied 1 layer.' : `Copied ${count} layers.`);
  }

  cut(): void {
    const fragment = this.#selectedFragment();
    if (fragment === null) return;
    this.#clipboard = fragment;
    this.remove();
  }

  paste(): void {
    const fragment = this.#clipboard;
    if (fragment === null) return;
    this.#place('Paste', placeFragment(this.#network, fragment, this.#tailOfSelection()));
  }

  selectAll(): void {
    this.#context.selection.selectLayers(this.#drawn.nodes.map(({ id }) => id));
  }

  get canGroup(): boolean {
    return this.#context.selection.layers.size > 0;
  }

  /** Lets the selected layers stand for two copies in series; the inspector changes the number. */
  group(): void {
    const layers = this.#selectedLayers();
    if (layers.length === 0) {
      return this.#context.notices.tell('Select the layers to repeat first, then press G.');
    }
    const result = applyEdits(this.#network, [{ kind: 'group-layers', layers, repeat: 2 }]);
    if (!result.ok) return this.#refuse(result.problems[0]);
    const { canvas, document, selection } = this.#context;
    document.changeNetwork('Repeat layers', result.value);
    const group = result.value.groups.at(-1);
    if (group !== undefined) canvas.fold(group.id, true);
    const node = canvas.nodeFor(layers[0] ?? '');
    if (node === null) return;
    selection.selectLayer(node);
    selection.focus(node);
  }

  repeat(group: string, times: number): void {
    const result = applyEdits(this.#network, [{ kind: 'repeat-group', group, repeat: times }]);
    this.#commit('Change repeats', result, `${group}/repeat`);
  }

  ungroup(group: string): void {
    this.#apply('Ungroup', [{ kind: 'ungroup', group }]);
  }

  get #network(): Network {
    return this.#context.document.network;
  }

  #placeBySelection(type: Layer['type'] | null): Place {
    const { selection } = this.#context;
    if (selection.connection !== null) {
      return { kind: 'on-connection', connection: selection.connection };
    }
    const selected = [...selection.layers].pop();
    const node = selected === undefined ? undefined : this.#drawn.nodeOf.get(selected);
    if (node !== undefined && node.layer.type !== 'output') {
      return { kind: 'after', layer: insertionPoint(node, type ?? 'dense').id };
    }
    const output = this.#network.layers.find((layer) => layer.type === 'output');
    const into = output === undefined ? undefined : this.#incomingOf(output.id)[0];
    if (type === 'input' || into === undefined) return { kind: 'free', position: null };
    return { kind: 'on-connection', connection: into };
  }

  #incomingOf(id: string): readonly Connection[] {
    return this.#network.connections.filter(([, to]) => to === id);
  }

  /** The other connections that the arrow of this one stands for, where it leads into a folded group. */
  #othersOf(connection: Connection): readonly Connection[] {
    const id = edgeId(connection);
    return this.#drawn.edges.find((edge) => edge.id === id)?.others ?? [];
  }

  /** What is put on an arrow goes before everything that the arrow feeds. */
  #rerouted(result: Result<Placed>, place: Place): Result<Placed> {
    if (!result.ok || place.kind !== 'on-connection') return result;
    const { network, added } = result.value;
    const last = added[added.length - 1] ?? '';
    const edits = this.#othersOf(place.connection).flatMap(([from, to]): NetworkEdit[] => [
      { kind: 'disconnect', from, to },
      { kind: 'connect', from: last, to },
    ]);
    const rerouted = applyEdits(network, edits);
    return rerouted.ok ? succeed({ network: rerouted.value, added }) : rerouted;
  }

  #hostAt(place: Place): Layer | null {
    if (place.kind === 'free') return null;
    const id = place.kind === 'after' ? place.layer : place.connection[0];
    return this.#drawn.nodeOf.get(id)?.layer ?? null;
  }

  /** Units that a block needs so that its sum fits what goes around it. */
  #widthAt(place: Place): number {
    const host = this.#hostAt(place);
    const shape = host === null ? null : this.#context.analysis.shapeOf(host.id)?.shape;
    return shape?.length === 1 ? (shape[0] ?? 32) : 32;
  }

  #moveDocked(layer: string, id: string): void {
    const node = this.#drawn.nodeOf.get(id);
    const moved = this.#network.layers.find((candidate) => candidate.id === layer);
    if (node === undefined || moved === undefined || membersOf(node).includes(moved)) return;
    const removed = applyEdits(this.#network, [
      { kind: 'remove-layers', layers: [layer], heal: true },
    ]);
    if (!removed.ok) return this.#commit('', removed);
    const after = insertionPoint(node, moved.type).id;
    const placed = placeLayer(removed.value, moved, { kind: 'after', layer: after });
    this.#place(`Move ${layerTitle(moved)}`, placed);
  }

  /** Everything that is selected, in the order of the network: of a node its chips too. */
  get selectedLayers(): readonly Layer[] {
    const selected = new Set(this.#selectedLayers());
    return this.#network.layers.filter(({ id }) => selected.has(id));
  }

  /** Selecting a node means all of it; selecting a chip means the chip alone. */
  #selectedLayers(): readonly string[] {
    const selected = this.#context.selection.layers;
    const all = [...selected].flatMap((id) => {
      const node = this.#drawn.nodeOf.get(id);
      return node === undefined ? [] : node.id === id ? membersOf(node).map((m) => m.id) : [id];
    });
    return [...new Set(all)];
  }

  #selectedFragment(): NetworkFragment | null {
    const ends = new Set(['input', 'output']);
    const types = new Map(this.#network.layers.map(({ id, type }) => [id, type]));
    const layers = this.#selectedLayers().filter((id) => !ends.has(types.get(id) ?? ''));
    return layers.length === 0 ? null : fragmentOf(this.#network, layers);
  }

  /** The last layer of the selection in the order of the network; null without one, or at the output. */
  #tailOfSelection(): string | null {
    const selected = new Set(this.#selectedLayers());
    const ordered = this.#network.layers.filter(({ id }) => selected.has(id));
    const last = ordered[ordered.length - 1];
    if (last === undefined || last.type === 'output') return null;
    const node = this.#drawn.nodeOf.get(last.id);
    return node === undefined ? last.id : tailOf(node).id;
  }

  /** The node that leads into the first of the layers: where the keyboard goes when they are gone. */
  #nodeBefore(layers: readonly string[]): string | null {
    const [first] = layers;
    if (first === undefined) return null;
    const source = this.#incomingOf(first)[0]?.[0];
    return source === undefined ? null : (this.#drawn.nodeOf.get(source)?.id ?? null);
  }

  #titleOf(id: string): string {
    const layer = this.#network.layers.find((candidate) => candidate.id === id);
    return layer === undefined ? id : layerTitle(layer);
  }

  #apply(label: string, edits: readonly NetworkEdit[]): void {
    this.#commit(label, applyEdits(this.#network, edits));
  }

  #place(label: string, result: Result<Placed>): void {
    if (!result.ok) return this.#refuse(result.problems[0]);
    const { network, added } = result.value;
    this.#context.document.changeNetwork(label, network);
    this.#context.selection.selectLayers(added.slice(0, 1));
    const [first] = added;
    const node = first === undefined ? undefined : canvasModel(network).nodeOf.get(first);
    if (node !== undefined) this.#context.selection.focus(node.id);
  }

  #commit(label: string, result: Result<Network>, merge?: string): void {
    if (!result.ok) return this.#refuse(result.problems[0]);
    this.#context.document.changeNetwork(label, result.value, merge);
  }

  #refuse(problem: Problem): void {
    this.#context.notices.problem(problem);
  }

  #tellItIsOverlay(): void {
    this.#context.notices.tell('An overlay drew this. Make the overlay permanent to edit it.');
  }
}

function typeOf(content: PaletteContent): Layer['type'] | null {
  return content.kind === 'layer' ? content.type : null;
}
