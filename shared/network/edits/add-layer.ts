import { succeed } from '../../problems/problem';
import type { Result } from '../../problems/problem';
import type { Layer } from '../layer-types';
import type { Network } from '../network';
import { hasLayer, nameTaken, noSuchLayer } from './refusals';
import { rewire } from './rewire';

/** Adds a layer; with `after`, it takes that layer's place towards everything that follows it. */
export interface AddLayer {
  readonly kind: 'add-layer';
  readonly layer: Layer;
  readonly after?: string;
}

export function addLayer(network: Network, { layer, after }: AddLayer): Result<Network> {
  if (hasLayer(network, layer.id)) return nameTaken(layer.id);
  if (after === undefined) return succeed({ ...network, layers: [...network.layers, layer] });
  if (!hasLayer(network, after)) return noSuchLayer(after);

  const widened = { ...network, layers: insertedAfter(network.layers, after, layer) };
  return succeed(
    rewire(widened, ([from, to]) => [from === after ? [layer.id, to] : [from, to]], [
      [after, layer.id],
    ]),
  );
}

/** The listing stays in reading order: a new layer stands behind the one it follows. */
export function insertedAfter(
  layers: readonly Layer[],
  id: string,
  ...inserted: readonly Layer[]
): readonly Layer[] {
  return layers.flatMap((layer) => (layer.id === id ? [layer, ...inserted] : [layer]));
}
