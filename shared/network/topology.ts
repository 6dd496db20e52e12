import type { Connection, Network } from './network';
import type { Layer } from './layer-types';

/** Who feeds whom, and an order in which every layer comes after its inputs. */
export interface Topology {
  /** Ids of the layers that feed a layer, in the order of `connections`: the order of its inputs. */
  readonly incoming: ReadonlyMap<string, readonly string[]>;
  readonly outgoing: ReadonlyMap<string, readonly string[]>;
  /** Every layer that is neither on a cycle nor behind one; of several possible orders the one nearest to the listing. */
  readonly order: readonly string[];
  /** Layers on a cycle or behind one, in the order of the listing; empty in a sound network. */
  readonly unordered: readonly string[];
}

type Graph = Pick<Network, 'layers' | 'connections'>;

/** Connections that name an unknown layer are left out: they are a problem of their own (shapes.ts). */
export function topologyOf(network: Graph): Topology {
  const incoming = new Map<string, string[]>(network.layers.map(({ id }) => [id, []]));
  const outgoing = new Map<string, string[]>(network.layers.map(({ id }) => [id, []]));
  for (const [from, to] of network.connections) {
    const inputs = incoming.get(to);
    const followers = outgoing.get(from);
    if (inputs === undefined || followers === undefined) continue;
    inputs.push(from);
    followers.push(to);
  }
  const ids = network.layers.map(({ id }) => id);
  const order = inputsFirst(ids, incoming, outgoing);
  const ordered = new Set(order);
  return { incoming, outgoing, order, unordered: ids.filter((id) => !ordered.has(id)) };
}

/** Kahn's algorithm; among the layers that are ready the one listed first goes first, so that the order is stable. */
function inputsFirst(
  ids: readonly string[],
  incoming: ReadonlyMap<string, readonly string[]>,
  outgoing: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  const rank = new Map(ids.map((id, index) => [id, index]));
  const rankOf = (id: string) => rank.get(id) ?? 0;
  const waitingFor = new Map(ids.map((id) => [id, incoming.get(id)?.length ?? 0]));
  const ready = ids.filter((id) => waitingFor.get(id) === 0);
  const order: string[] = [];
  for (let next = ready.shift(); next !== undefined; next = ready.shift()) {
    order.push(next);
    for (const follower of outgoing.get(next) ?? []) {
      const left = (waitingFor.get(follower) ?? 0) - 1;
      waitingFor.set(follower, left);
      if (left > 0) continue;
      const behind = ready.findIndex((id) => rankOf(id) > rankOf(follower));
      ready.splice(behind === -1 ? ready.length : behind, 0, follower);
    }
  }
  return order;
}

/** Every layer that can be reached from the starts along the edges, the starts included. */
export function reachable(
  starts: readonly string[],
  edges: ReadonlyMap<string, readonly string[]>,
): ReadonlySet<string> {
  const seen = new Set<string>();
  const open = [...starts];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    open.push(...(edges.get(id) ?? []));
  }
  return seen;
}

/**
 * Connections that close a cycle: taking them out leaves none. Depth-first from the layers in listed order, so that
 * it is the connection against the reading direction that is named.
 */
export function connectionsThatCloseCycles(network: Graph): readonly Connection[] {
  const { outgoing } = topologyOf(network);
  const state = new Map<string, 'open' | 'done'>();
  const closing: Connection[] = [];
  for (const { id } of network.layers) visit(id);
  return closing;

  function visit(start: string): void {
    if (state.has(start)) return;
    state.set(start, 'open');
    const path = [{ id: start, next: 0 }];
    for (let step = path.at(-1); step !== undefined; step = path.at(-1)) {
      const follower = outgoing.get(step.id)?.[step.next];
      step.next += 1;
      if (follower === undefined) {
        state.set(step.id, 'done');
        path.pop();
      } else if (state.get(follower) === 'open') {
        closing.push([step.id, follower]);
      } else if (!state.has(follower)) {
        state.set(follower, 'open');
        path.push({ id: follower, next: 0 });
      }
    }
  }
}

/** Layers with a kernel: those whose weights, gradients and depth every chart is about. */
function isWeightLayer(layer: Layer): layer is WeightLayerOfNetwork {
  return isHiddenWeightLayer(layer) || layer.type === 'output';
}

export function isHiddenWeightLayer(
  layer: Layer,
): layer is Extract<Layer, { readonly type: 'dense' | 'conv-2d' }> {
  return layer.type === 'dense' || layer.type === 'conv-2d';
}

type WeightLayerOfNetwork = Extract<Layer, { readonly type: 'dense' | 'conv-2d' | 'output' }>;

/** Depth index of every weight layer that can be ordered: 1 for the first, the last for the output. */
export function weightLayerDepths(network: Graph): ReadonlyMap<string, number> {
  const weighted = new Set(network.layers.filter(isWeightLayer).map(({ id }) => id));
  const inOrder = topologyOf(network).order.filter((id) => weighted.has(id));
  return new Map(inOrder.map((id, index) => [id, index + 1]));
}
