import type { DataShape } from '../data/data-set';
import type { Shape } from '../program/tensor-type';
import { elementCount } from '../program/tensor-type';
import { copyId, expandGroups } from './expand';
import type { ExpandedNetwork } from './expand';
import { graphProblems } from './graph-problems';
import { layerParameters, layerShape } from './layer-types';
import type { Layer } from './layer-types';
import type { Network } from './network';
import type { NetworkProblem } from './network-problems';
import { shapeFixes } from './shape-fixes';
import { topologyOf } from './topology';
import type { Topology } from './topology';

/** Everything that is known of a network before it runs: what flows where, how many weights, and what is wrong. */
export interface NetworkShapes {
  /** By id, for every drawn layer and every copy that a repeated group stands for. */
  readonly layers: ReadonlyMap<string, LayerShape>;
  /** One for each of the network's connections, in their order. */
  readonly connections: readonly ConnectionShape[];
  /** All of them, those of the network as a whole first; empty: it can be trained. */
  readonly problems: readonly NetworkProblem[];
  /** Trained numbers of all layers whose shape is known, copies included. */
  readonly parameters: number;
}

export interface LayerShape {
  /** Shape of one sample on each input, without the batch axis; null: not known yet. */
  readonly inputs: readonly (Shape | null)[];
  /** Shape of one sample behind the layer. */
  readonly shape: Shape | null;
  /** Trained numbers, those of all copies of a repeated layer together. */
  readonly parameters: number | null;
  /** Numbers that are kept but not trained (moving averages), likewise. */
  readonly movingAverages: number | null;
  readonly problems: readonly NetworkProblem[];
  /** The layer whose problem keeps this one's shape from being known. */
  readonly waitsFor: string | null;
}

export interface ConnectionShape {
  readonly from: string;
  readonly to: string;
  readonly shape: Shape | null;
  /** The layer at its end makes a vector of what comes in. */
  readonly flattens: boolean;
}

export function inferShapes(drawn: Network, data: DataShape): NetworkShapes {
  const expanded = expandGroups(drawn);
  const topology = topologyOf(expanded.network);
  const problems = [...graphProblems(expanded.network, topology), ...expanded.problems];
  const shapes = new ShapePass(expanded.network, topology, data, layersWithProblem(problems)).run();

  const all = [...problems, ...[...shapes.values()].flatMap((shape) => shape.problems)].map(
    (problem) => onDrawnLayer(problem, expanded),
  );
  const layers = new Map(
    [...shapes].map(([id, shape]) => [id, { ...shape, problems: problemsAt(id, all) }] as const),
  );
  for (const group of expanded.network === drawn ? [] : drawn.groups) {
    for (const id of group.layers) foldCopies(layers, id, group.repeat);
  }
  return {
    layers,
    connections: drawn.connections.map(([from, to]) =>
      connectionShape(from, to, drawn, expanded, layers),
    ),
    problems: all,
    parameters: [...shapes.values()].reduce((sum, shape) => sum + (shape.parameters ?? 0), 0),
  };
}

/** Walks the layers from the input on; a layer is looked at once the shapes of all its inputs are known. */
class ShapePass {
  readonly #layers: ReadonlyMap<string, Layer>;
  readonly #shapes = new Map<string, LayerShape>();

  constructor(
    private readonly network: Network,
    private readonly topology: Topology,
    private readonly data: DataShape,
    private readonly faulty: ReadonlySet<string>,
  ) {
    this.#layers = new Map(network.layers.map((layer) => [layer.id, layer]));
  }

  run(): ReadonlyMap<string, LayerShape> {
    for (const id of [...this.topology.order, ...this.topology.unordered]) {
      const layer = this.#layers.get(id);
      if (layer !== undefined) this.#shapes.set(id, this.#shapeAt(layer));
    }
    return this.#shapes;
  }

  #shapeAt(layer: Layer): LayerShape {
    const sources = this.topology.incoming.get(layer.id) ?? [];
    const inputs = sources.map((source) => this.#shapes.get(source)?.shape ?? null);
    const unknown = { inputs, shape: null, parameters: null, movingAverages: null, problems: [] };
    if (this.faulty.has(layer.id)) return { ...unknown, waitsFor: null };

    const known = inputs.filter((shape): shape is Shape => shape !== null);
    if (known.length < inputs.length) return { ...unknown, waitsFor: this.#faultAbove(sources) };

    const result = layerShape(layer, known, this.data);
    if ('problem' in result) {
      const fixes = shapeFixes(this.network, layer, sources, known);
      const place = { kind: 'layer', layer: layer.id } as const;
      return { ...unknown, problems: [{ ...result.problem, place, fixes }], waitsFor: null };
    }
    return {
      inputs,
      shape: result.shape,
      ...this.#counts(layer, known),
      problems: [],
      waitsFor: null,
    };
  }

  #faultAbove(sources: readonly string[]): string | null {
    for (const source of sources) {
      const above = this.#shapes.get(source);
      if (above?.shape === null) return above.waitsFor ?? source;
    }
    return null;
  }

  #counts(layer: Layer, inputs: readonly Shape[]) {
    let parameters = 0;
    let movingAverages = 0;
    for (const { shape, trained } of layerParameters(layer, inputs, this.data)) {
      if (trained) parameters += elementCount(shape);
      else movingAverages += elementCount(shape);
    }
    return { parameters, movingAverages };
  }
}

function layersWithProblem(problems: readonly NetworkProblem[]): ReadonlySet<string> {
  return new Set(
    problems.flatMap(({ code, place }) =>
      place?.kind === 'layer' && !code.startsWith('group-') && code !== 'dead-end'
        ? [place.layer]
        : [],
    ),
  );
}

function problemsAt(id: string, problems: readonly NetworkProblem[]): readonly NetworkProblem[] {
  return problems.filter(({ place }) => place?.kind === 'layer' && place.layer === id);
}

/** A problem of a copy is shown on the drawn layer, whose copies cannot be edited one by one. */
function onDrawnLayer(problem: NetworkProblem, { copies }: ExpandedNetwork): NetworkProblem {
  const place = problem.place;
  const copy = place?.kind === 'layer' ? copies.get(place.layer) : undefined;
  if (copy === undefined) return problem;
  return {
    ...problem,
    message: `In copy ${copy.copy} of ${copy.group}: ${problem.message}`,
    place: { kind: 'layer', layer: copy.layer },
    fixes: [],
  };
}

/** A drawn layer answers for its copies: their weights are counted on it, their last shape leaves it. */
function foldCopies(layers: Map<string, LayerShape>, id: string, repeat: number): void {
  const drawn = layers.get(id);
  if (drawn === undefined) return;
  const all = Array.from({ length: repeat }, (_, index) => layers.get(copyId(id, index + 1)));
  const sum = (count: (shape: LayerShape) => number | null) =>
    all.reduce((total, shape) => total + (shape === undefined ? 0 : (count(shape) ?? 0)), 0);
  layers.set(id, {
    ...drawn,
    parameters: drawn.parameters === null ? null : sum((shape) => shape.parameters),
    movingAverages: drawn.movingAverages === null ? null : sum((shape) => shape.movingAverages),
  });
}

/** What leaves a repeated group leaves its last copy. */
function connectionShape(
  from: string,
  to: string,
  drawn: Network,
  { network }: ExpandedNetwork,
  layers: ReadonlyMap<string, LayerShape>,
): ConnectionShape {
  const left = drawn.groups.find(
    (group) => group.layers.includes(from) && !group.layers.includes(to),
  );
  const isRepeated = left !== undefined && !network.groups.includes(left);
  const source = isRepeated ? copyId(from, left.repeat) : from;
  const shape = layers.get(source)?.shape ?? null;
  const target = drawn.layers.find(({ id }) => id === to);
  const flattens =
    shape !== null && shape.length > 1 && (target?.type === 'dense' || target?.type === 'output');
  return { from, to, shape, flattens };
}
