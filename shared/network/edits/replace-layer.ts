import { fail, succeed } from '../../problems/problem';
import type { Result } from '../../problems/problem';
import type { Layer } from '../layer-types';
import type { Network } from '../network';
import { noSuchLayer } from './refusals';

/** Puts a layer of any type in the place of another: name, position and connections stay. */
export interface ReplaceLayer {
  readonly kind: 'replace-layer';
  readonly layer: string;
  readonly by: Layer;
}

export function replaceLayer(network: Network, { layer, by }: ReplaceLayer): Result<Network> {
  const old = network.layers.find(({ id }) => id === layer);
  if (old === undefined) return noSuchLayer(layer);
  if (by.id !== layer) {
    return fail({
      code: 'name-differs',
      message: `What replaces ${layer} must keep its name; it is named ${by.id}.`,
    });
  }
  const replacement = old.position === undefined ? by : { ...by, position: old.position };
  return succeed({
    ...network,
    layers: network.layers.map((other) => (other === old ? replacement : other)),
  });
}
