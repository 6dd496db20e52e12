import type { Result } from '../../problems/problem';
import type { Network } from '../network';
import { fragmentOf, pasteLayers } from './paste-layers';
import { hasLayer, noSuchLayer } from './refusals';

/** Copy and paste in one: the copies are connected among themselves as the originals are. */
export interface DuplicateLayers {
  readonly kind: 'duplicate-layers';
  readonly layers: readonly string[];
  readonly offset: readonly [x: number, y: number];
}

export function duplicateLayers(
  network: Network,
  { layers, offset }: DuplicateLayers,
): Result<Network> {
  const unknown = layers.find((id) => !hasLayer(network, id));
  if (unknown !== undefined) return noSuchLayer(unknown);
  return pasteLayers(network, {
    kind: 'paste-layers',
    fragment: fragmentOf(network, layers),
    offset,
  });
}
