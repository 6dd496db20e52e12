import { succeed } from '../../problems/problem';
import type { Result } from '../../problems/problem';
import type { Network } from '../network';
import { alreadyConnected, hasConnection, hasLayer, noSuchLayer, selfLoop } from './refusals';
import { rewire } from './rewire';

export interface Connect {
  readonly kind: 'connect';
  readonly from: string;
  readonly to: string;
}

export function connect(network: Network, { from, to }: Connect): Result<Network> {
  if (!hasLayer(network, from)) return noSuchLayer(from);
  if (!hasLayer(network, to)) return noSuchLayer(to);
  if (from === to) return selfLoop(from);
  if (hasConnection(network, from, to)) return alreadyConnected(from, to);
  return succeed(rewire(network, (connection) => [connection], [[from, to]]));
}
