import { succeed } from '../../problems/problem';
import type { Result } from '../../problems/problem';
import type { Layer } from '../layer-types';
import type { Network } from '../network';
import { insertedAfter, joinGroup } from './add-layer';
import { hasConnection, hasLayer, nameTaken, noSuchConnection } from './refusals';
import { rewire } from './rewire';

/** Adds a layer in the middle of a connection; the order of the follower's inputs stays. */
export interface InsertOnConnection {
  readonly kind: 'insert-on-connection';
  readonly from: string;
  readonly to: string;
  readonly layer: Layer;
}

export function insertOnConnection(
  network: Network,
  { from, to, layer }: InsertOnConnection,
): Result<Network> {
  if (!hasConnection(network, from, to)) return noSuchConnection(from, to);
  if (hasLayer(network, layer.id)) return nameTaken(layer.id);
  const widened = { ...network, layers: insertedAfter(network.layers, from, layer) };
  return succeed(
    joinGroup(
      rewire(widened, (connection) =>
        connection[0] === from && connection[1] === to
          ? [
              [from, layer.id],
              [layer.id, to],
            ]
          : [connection],
      ),
      from,
      [to],
      layer.id,
    ),
  );
}
