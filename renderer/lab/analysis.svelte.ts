import type { Connection } from '../../shared/network/network';
import { expandGroups } from '../../shared/network/expand';
import type { NetworkProblem } from '../../shared/network/network-problems';
import { inferShapes } from '../../shared/network/shapes';
import type { ConnectionShape, LayerShape, NetworkShapes } from '../../shared/network/shapes';
import { weightLayerDepths } from '../../shared/network/topology';
import type { Network } from '../../shared/network/network';
import type { Problem } from '../../shared/problems/problem';
import type { DataOverview } from './data-overview.svelte';
import type { ExperimentDocument } from './experiment-document.svelte';

const noProblems: readonly NetworkProblem[] = [];

/**
 * What flows where in the network as it is shown (overlays included), and what is wrong with it. Worked out anew on
 * every edit; without data nothing is known of shapes.
 */
export class Analysis {
  readonly #document: ExperimentDocument;
  readonly #data: DataOverview;
  readonly #shown: () => Network;
  readonly #foreseen: () => Problem | null;

  readonly #drawnShapes = $derived.by(() => this.#inferred(this.#document.network));
  readonly #shapes = $derived.by(() => {
    const shown = this.#shown();
    return shown === this.#document.network ? this.#drawnShapes : this.#inferred(shown);
  });
  readonly #expanded = $derived.by(() => expandGroups(this.#shown()));
  readonly #depths = $derived.by(() => weightLayerDepths(this.#expanded.network));
  readonly #connections = $derived.by(
    () => new Map(this.#shapes?.connections.map((shape) => [key([shape.from, shape.to]), shape])),
  );

  /** foreseen: what will keep a sound network from being trained, such as too little memory. */
  constructor(
    document: ExperimentDocument,
    data: DataOverview,
    shown: () => Network,
    foreseen: () => Problem | null = () => null,
  ) {
    this.#document = document;
    this.#data = data;
    this.#shown = shown;
    this.#foreseen = foreseen;
  }

  /** Of the network as drawn: what keeps it from being trained. */
  get problems(): readonly NetworkProblem[] {
    return this.#drawnShapes?.problems ?? noProblems;
  }

  /** Trained numbers of the shown network; null without data. */
  get parameters(): number | null {
    return this.#shapes?.parameters ?? null;
  }

  get hiddenLayers(): number {
    const outputs = this.#shown().layers.filter(({ type }) => type === 'output').length;
    return Math.max(0, this.#depths.size - outputs);
  }

  /** Depth of every weight layer, copies of repeated ones included; 1 for the first. */
  get depths(): ReadonlyMap<string, number> {
    return this.#depths;
  }

  /** The layer that the canvas draws for one of a repeated layer's copies; itself for any other. */
  drawnLayerOf(layer: string): string {
    return this.#expanded.copies.get(layer)?.layer ?? layer;
  }

  shapeOf(layer: string): LayerShape | null {
    return this.#shapes?.layers.get(layer) ?? null;
  }

  connectionShape(connection: Connection): ConnectionShape | null {
    return this.#connections.get(key(connection)) ?? null;
  }

  /** Problems to mark on a layer; those of its connections are marked where they end. */
  problemsOf(layer: string): readonly NetworkProblem[] {
    const here = [...(this.#shapes?.problems ?? noProblems), ...this.#foreseenAt(layer)].filter(
      ({ place }) =>
        place?.kind === 'layer'
          ? place.layer === layer
          : place?.kind === 'connection' && place.to === layer,
    );
    return here.length === 0 ? noProblems : here;
  }

  #foreseenAt(layer: string): readonly NetworkProblem[] {
    const problem = this.#foreseen();
    if (problem?.place?.kind !== 'layer') return noProblems;
    if (this.drawnLayerOf(problem.place.layer) !== layer) return noProblems;
    return [{ ...problem, place: { kind: 'layer', layer }, fixes: [] }];
  }

  #inferred(network: Network): NetworkShapes | null {
    const shape = this.#data.shape;
    return shape === null ? null : inferShapes(network, shape);
  }
}

function key([from, to]: Connection): string {
  return `${from}/${to}`;
}
