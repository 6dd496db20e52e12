import type { Network } from '../network/network';
import { isHiddenWeightLayer, reachable, topologyOf } from '../network/topology';
import { wiringOf } from './hidden-layers';

/**
 * A stretch of the network that can be taken out or repeated as a whole: one value comes in, one goes out. Mostly a
 * hidden layer with what follows it in single file; a branching block (a residual one, say) is one stage.
 */
export interface Stage {
  /** The layer whose value comes in. */
  readonly source: string;
  /** Its layers from entry to exit. */
  readonly layers: readonly string[];
  /** The layer whose value goes out. */
  readonly exit: string;
  /** Its hidden layers; projections on skip paths are none. */
  readonly hidden: readonly string[];
  /** Its layers follow each other without a branch. */
  readonly inSingleFile: boolean;
}

/** The stages between input and output, in order; what comes before the first hidden layer belongs to none. */
export function stagesOf(network: Network): readonly Stage[] {
  const onPath = layersOnPaths(network);
  const hidden = new Set(wiringOf(network).hidden.map(({ id }) => id));
  const weighted = new Set(network.layers.filter(isHiddenWeightLayer).map(({ id }) => id));
  const stages: Stage[] = [];
  let between: string[] = [];
  let source: string | null = null;
  for (const id of onPath.order) {
    if (!onPath.cuts.has(id)) {
      between.push(id);
      continue;
    }
    const stretch: readonly string[] = [...between, id];
    const inSingleFile = between.length === 0;
    between = [];
    const last = stages.at(-1);
    const own = stretch.filter((member) => hidden.has(member));
    if (onPath.ends.has(id)) source = id;
    else if (own.length > 0 && source !== null) {
      const entry = last?.exit ?? source;
      stages.push({ source: entry, layers: stretch, exit: id, hidden: own, inSingleFile });
    } else if (last !== undefined) {
      stages[stages.length - 1] = {
        ...last,
        layers: [...last.layers, ...stretch],
        exit: id,
        inSingleFile: last.inSingleFile && inSingleFile,
      };
    } else if (!stretch.some((member) => weighted.has(member))) source = id;
  }
  return stages;
}

interface PathLayers {
  /** Layers on a path from input to output, inputs first. */
  readonly order: readonly string[];
  /** Those that every path goes through. */
  readonly cuts: ReadonlySet<string>;
  readonly ends: ReadonlySet<string>;
}

/** A layer is a cut where, all layers before it done, every connection still open leads into it. */
function layersOnPaths(network: Network): PathLayers {
  const { incoming, outgoing, order } = topologyOf(network);
  const idsOf = (type: string) =>
    network.layers.filter((layer) => layer.type === type).map(({ id }) => id);
  const inputs = idsOf('input');
  const outputs = idsOf('output');
  const behindInput = reachable(inputs, outgoing);
  const beforeOutput = reachable(outputs, incoming);
  const onPath = order.filter((id) => behindInput.has(id) && beforeOutput.has(id));
  const members = new Set(onPath);
  const within = (ids: readonly string[] | undefined) =>
    (ids ?? []).filter((id) => members.has(id)).length;

  const cuts = new Set<string>();
  let open = 0;
  for (const id of onPath) {
    open -= within(incoming.get(id));
    if (open === 0) cuts.add(id);
    open += within(outgoing.get(id));
  }
  return { order: onPath, cuts, ends: new Set([...inputs, ...outputs]) };
}
