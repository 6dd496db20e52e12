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
  const scales = new Map<string, number[]>();
  const connections: Connection[] = [];
  const nextInput = new Map<string, number>();
  const oldScales = new Map(
    network.layers.map((layer) => [layer.id, layer.type === 'add' ? layer.scales : undefined]),
  );

  for (const connection of network.connections) {
    const [, to] = connection;
    const input = nextInput.get(to) ?? 0;
    nextInput.set(to, input + 1);
    for (const result of rewiring(connection) ?? []) {
      push(result, result[1] === to ? (oldScales.get(to)?.[input] ?? 1) : 1);
    }
  }
  for (const connection of appended) push(connection, 1);

  return {
    ...network,
    connections,
    layers: network.layers.map((layer) => withScales(layer, scales.get(layer.id) ?? [])),
  };

  function push(connection: Connection, scale: number): void {
    connections.push(connection);
    const [, to] = connection;
    scales.set(to, [...(scales.get(to) ?? []), scale]);
  }
}

function withScales(layer: Layer, scales: readonly number[]): Layer {
  if (layer.type !== 'add' || layer.scales === undefined) return layer;
  const unchanged =
    layer.scales.length === scales.length &&
    layer.scales.every((scale, index) => scale === scales[index]);
  return unchanged ? layer : { ...layer, scales };
}
