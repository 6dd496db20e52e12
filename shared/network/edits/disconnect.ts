import { succeed } from '../../problems/problem';
import type { Result } from '../../problems/problem';
import type { Network } from '../network';
import { hasConnection, noSuchConnection } from './refusals';
import { rewire } from './rewire';

export interface Disconnect {
  readonly kind: 'disconnect';
  readonly from: string;
  readonly to: string;
}

export function disconnect(network: Network, { from, to }: Disconnect): Result<Network> {
  if (!hasConnection(network, from, to)) return noSuchConnection(from, to);
  return succeed(
    rewire(network, (connection) =>
      connection[0] === from && connection[1] === to ? null : [connection],
    ),
  );
}
