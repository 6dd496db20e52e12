import type { NetworkEdit } from '../../../shared/network/edits';
import { layerTitle } from '../../../shared/network/layer-title';
import type { Connection } from '../../../shared/network/network';
import { edgeId, tailOf } from '../canvas-model';
import { entriesOf } from '../fold-groups';
import type { DrawnNetwork } from './drawn-network.svelte';
import type { NetworkChanges } from './network-changes';

/** Leads connections from node to node. An arrow into a folded group stands for all connections into it. */
export class Wiring {
  readonly #drawn: DrawnNetwork;
  readonly #changes: NetworkChanges;

  constructor(drawn: DrawnNetwork, changes: NetworkChanges) {
    this.#drawn = drawn;
    this.#changes = changes;
  }

  connect(from: string, to: string): void {
    this.#connect([], from, to);
  }

  /** Leads a connection elsewhere: to the nodes given now. */
  reconnect(connection: Connection, from: string, to: string): void {
    const all = this.#bundle(connection);
    const source = this.#drawn.nodeOf(from);
    const before = all.map(([tail, target]) => edgeId([tail, target]));
    const isSame = source !== undefined && before.includes(edgeId([tailOf(source).id, to]));
    if (!isSame) this.#connect(all.map(disconnect), from, to);
  }

  remove(connection: Connection): void {
    this.#changes.apply('Remove connection', this.#bundle(connection).map(disconnect));
  }

  #bundle(connection: Connection): readonly Connection[] {
    return [connection, ...this.#drawn.othersOf(connection)];
  }

  #connect(before: readonly NetworkEdit[], from: string, to: string): void {
    const source = this.#drawn.nodeOf(from);
    const target = this.#drawn.nodeOf(to);
    if (source === undefined || target === undefined) return this.#changes.tellItIsOverlay();
    const edits = entriesOf(target, this.#drawn.network).map((entry): NetworkEdit => {
      return { kind: 'connect', from: tailOf(source).id, to: entry };
    });
    const words = `Connect ${layerTitle(source.layer)} to ${layerTitle(target.layer)}`;
    this.#changes.apply(words, [...before, ...edits]);
  }
}

function disconnect([from, to]: Connection): NetworkEdit {
  return { kind: 'disconnect', from, to };
}
