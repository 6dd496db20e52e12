import type { NetworkEdit } from '../../../shared/network/edits';
import { applyEdits } from '../../../shared/network/edits';
import { layerTitle } from '../../../shared/network/layer-title';
import { layerTypes } from '../../../shared/network/layer-types';
import type { Layer } from '../../../shared/network/layer-types';
import type { Connection } from '../../../shared/network/network';
import { newLayer } from '../../../shared/network/new-layer';
import { succeed } from '../../../shared/problems/problem';
import type { Result } from '../../../shared/problems/problem';
import type { Analysis } from '../../lab/analysis.svelte';
import type { Selection } from '../../lab/selection.svelte';
import { insertionPoint, membersOf } from '../canvas-model';
import type { Dragged } from '../layer-drag.svelte';
import type { PaletteContent } from '../palette-items';
import { placeLayer, placeResidualBlock } from '../placing';
import type { Place, Placed } from '../placing';
import { usualActivation, usualFields } from '../usual-fields';
import type { DrawnNetwork } from './drawn-network.svelte';
import type { GroupEditing } from './group-editing';
import type { NetworkChanges } from './network-changes';

type Fields = Readonly<Record<string, unknown>>;

interface Context {
  readonly drawn: DrawnNetwork;
  readonly changes: NetworkChanges;
  readonly selection: Selection;
  readonly analysis: Pick<Analysis, 'shapeOf'>;
  readonly groups: GroupEditing;
}

/** Puts layers into the network: by name, by key, and by what the pointer carries. */
export class LayerAdding {
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
  }

  /** Adds it behind the selection, else before the output, and connects it. */
  add(content: PaletteContent, fields: Fields = {}): void {
    this.#put(content, this.#placeBySelection(typeOf(content)), fields);
  }

  /** Drops what the pointer carries on a node: behind its layer, or before its activation where that is usual. */
  dropOnNode(dragged: Dragged, id: string): void {
    const { drawn, changes } = this.#context;
    const node = drawn.nodeOf(id);
    if (node === undefined) return changes.tellItIsOverlay();
    if (dragged.kind === 'docked') return this.#moveDocked(dragged.layer, id);
    const type = typeOf(dragged.item.content);
    const into = drawn.incomingOf(id)[0];
    if (node.layer.type === 'output' && into !== undefined) {
      return this.#put(dragged.item.content, { kind: 'on-connection', connection: into });
    }
    const after = insertionPoint(node, type ?? 'dense').id;
    this.#put(dragged.item.content, { kind: 'after', layer: after });
  }

  dropOnConnection(dragged: Dragged, connection: Connection): void {
    const { drawn, changes } = this.#context;
    const [from, to] = connection;
    const isDrawn = drawn.network.connections.some((one) => one[0] === from && one[1] === to);
    if (!isDrawn) return changes.tellItIsOverlay();
    if (dragged.kind === 'docked') {
      const node = drawn.nodeOf(from);
      return node === undefined ? undefined : this.#moveDocked(dragged.layer, node.id);
    }
    this.#put(dragged.item.content, { kind: 'on-connection', connection });
  }

  dropOnCanvas(dragged: Dragged, position: readonly [x: number, y: number]): void {
    if (dragged.kind === 'item') this.#put(dragged.item.content, { kind: 'free', position });
  }

  /** fields: what is said of the new layer; the rest is as usual. */
  #put(content: PaletteContent, place: Place, fields: Fields = {}): void {
    const { drawn, changes, groups } = this.#context;
    const { network } = drawn;
    switch (content.kind) {
      case 'layer': {
        const usual = usualFields(content.type, network, this.#hostAt(place));
        const layer = newLayer(network, content.type, { ...usual, ...fields });
        const placed = placeLayer(network, layer, place);
        const label = `Add ${layerTypes[content.type].title}`;
        return changes.place(label, this.#rerouted(placed, place));
      }
      case 'residual-block': {
        const activation = usualActivation(network);
        const block = placeResidualBlock(network, this.#widthAt(place), activation, place);
        return changes.place('Add residual block', this.#rerouted(block, place));
      }
      case 'repeat-group':
        return groups.group();
    }
  }

  #placeBySelection(type: Layer['type'] | null): Place {
    const { drawn, selection } = this.#context;
    if (selection.connection !== null) {
      return { kind: 'on-connection', connection: selection.connection };
    }
    const selected = [...selection.layers].pop();
    const node = selected === undefined ? undefined : drawn.nodeOf(selected);
    if (node !== undefined && node.layer.type !== 'output') {
      return { kind: 'after', layer: insertionPoint(node, type ?? 'dense').id };
    }
    const output = drawn.network.layers.find((layer) => layer.type === 'output');
    const into = output === undefined ? undefined : drawn.incomingOf(output.id)[0];
    if (type === 'input' || into === undefined) return { kind: 'free', position: null };
    return { kind: 'on-connection', connection: into };
  }

  /** What is put on an arrow goes before everything that the arrow feeds. */
  #rerouted(result: Result<Placed>, place: Place): Result<Placed> {
    if (!result.ok || place.kind !== 'on-connection') return result;
    const { network, added } = result.value;
    const last = added[added.length - 1] ?? '';
    const edits = this.#context.drawn
      .othersOf(place.connection)
      .flatMap(([from, to]): NetworkEdit[] => [
        { kind: 'disconnect', from, to },
        { kind: 'connect', from: last, to },
      ]);
    const rerouted = applyEdits(network, edits);
    return rerouted.ok ? succeed({ network: rerouted.value, added }) : rerouted;
  }

  #hostAt(place: Place): Layer | null {
    if (place.kind === 'free') return null;
    const id = place.kind === 'after' ? place.layer : place.connection[0];
    return this.#context.drawn.nodeOf(id)?.layer ?? null;
  }

  /** Units that a block needs so that its sum fits what goes around it. */
  #widthAt(place: Place): number {
    const host = this.#hostAt(place);
    const shape = host === null ? null : this.#context.analysis.shapeOf(host.id)?.shape;
    return shape?.length === 1 ? (shape[0] ?? 32) : 32;
  }

  #moveDocked(layer: string, id: string): void {
    const { drawn, changes } = this.#context;
    const node = drawn.nodeOf(id);
    const moved = drawn.network.layers.find((candidate) => candidate.id === layer);
    if (node === undefined || moved === undefined || membersOf(node).includes(moved)) return;
    const removed = applyEdits(drawn.network, [
      { kind: 'remove-layers', layers: [layer], heal: true },
    ]);
    if (!removed.ok) return changes.refuse(removed.problems[0]);
    const after = insertionPoint(node, moved.type).id;
    const placed = placeLayer(removed.value, moved, { kind: 'after', layer: after });
    changes.place(`Move ${layerTitle(moved)}`, placed);
  }
}

function typeOf(content: PaletteContent): Layer['type'] | null {
  return content.kind === 'layer' ? content.type : null;
}
