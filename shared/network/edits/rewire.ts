import type { Layer } from '../layer-types';
import type { Connection, Network } from '../network';

/**
 * What becomes of one connection: null leaves it out, several take its place. What stands for a connection into an
 * add layer keeps that connection's scale.
 */
export type Rewiring = (connection: Connection) => readonly Connection[] | null;

/** Rewrites every connection and appends new ones, keeping each add layer's scales with the inputs they belong to. */
export function rewire(
  network: Network,
  rewiring: Rewiring,
  appended: readonly Connection[] = [],
): Network {
  const scales = new ScaleKeeper(network);
  const connections: Connection[] = [];
  for (const connection of network.connections) {
    const scale = scales.next(connection);
    for (const result of rewiring(connection) ?? []) {
      connections.push(result);
      scales.keep(result, result[1] === connection[1] ? scale : 1);
    }
  }
  for (const connection of appended) {
    connections.push(connection);
    scales.keep(connection, 1);
  }
  return { ...network, connections, layers: network.layers.map((layer) => scales.applied(layer)) };
}

/** The scales of the add layers that have some, read off along the old connections and laid down along the new ones. */
class ScaleKeeper {
  readonly #old = new Map<string, readonly number[]>();
  readonly #read = new Map<string, number>();
  readonly #kept = new Map<string, number[]>();

  constructor({ layers }: Network) {
    for (const layer of layers) {
      if (layer.type !== 'add' || layer.scales === undefined) continue;
      this.#old.set(layer.id, layer.scales);
      this.#kept.set(layer.id, []);
    }
  }

  /** Scale of an old connection; each is asked for once, in order. */
  next([, to]: Connection): number {
    const scales = this.#old.get(to);
    if (scales === undefined) return 1;
    const input = this.#read.get(to) ?? 0;
    this.#read.set(to, input + 1);
    return scales[input] ?? 1;
  }

  keep([, to]: Connection, scale: number): void {
    this.#kept.get(to)?.push(scale);
  }

  applied(layer: Layer): Layer {
    const scales = this.#kept.get(layer.id);
    if (layer.type !== 'add' || layer.scales === undefined || scales === undefined) return layer;
    const unchanged =
      layer.scales.length === scales.length &&
      layer.scales.every((scale, index) => scale === scales[index]);
    return unchanged ? layer : { ...layer, scales };
  }
}
