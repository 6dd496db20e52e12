import { layerTitle } from '../../../shared/network/layer-title';
import type { Connection, Network } from '../../../shared/network/network';
import type { ExperimentDocument } from '../../lab/experiment-document.svelte';
import { edgeId } from '../canvas-model';
import type { CanvasModel, CanvasNode } from '../canvas-model';
import type { CanvasState } from '../canvas-state.svelte';
import { foldedModel } from '../fold-groups';

/** The network as it is drawn, without overlays: what people edit. */
export class DrawnNetwork {
  readonly #document: Pick<ExperimentDocument, 'network'>;
  readonly #model: CanvasModel = $derived.by(() =>
    foldedModel(this.network, (group) => this.#canvas.isFolded(group)),
  );
  readonly #canvas: Pick<CanvasState, 'isFolded'>;

  constructor(
    document: Pick<ExperimentDocument, 'network'>,
    canvas: Pick<CanvasState, 'isFolded'>,
  ) {
    this.#document = document;
    this.#canvas = canvas;
  }

  get network(): Network {
    return this.#document.network;
  }

  get nodes(): readonly CanvasNode[] {
    return this.#model.nodes;
  }

  /** The node that draws a layer; undefined where an overlay has added it. */
  nodeOf(layer: string): CanvasNode | undefined {
    return this.#model.nodeOf.get(layer);
  }

  incomingOf(layer: string): readonly Connection[] {
    return this.network.connections.filter(([, to]) => to === layer);
  }

  /** The other connections that the arrow of this one stands for, where it leads into a folded group. */
  othersOf(connection: Connection): readonly Connection[] {
    const id = edgeId(connection);
    return this.#model.edges.find((edge) => edge.id === id)?.others ?? [];
  }

  titleOf(id: string): string {
    const layer = this.network.layers.find((candidate) => candidate.id === id);
    return layer === undefined ? id : layerTitle(layer);
  }
}
