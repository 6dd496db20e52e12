import { succeed } from '../../problems/problem';
import type { Result } from '../../problems/problem';
import type { Network } from '../network';
import { noSuchGroup } from './refusals';

/** Takes a repeated group away; its layers stay, once. */
export interface Ungroup {
  readonly kind: 'ungroup';
  readonly group: string;
}

export function ungroup(network: Network, { group }: Ungroup): Result<Network> {
  if (!network.groups.some(({ id }) => id === group)) return noSuchGroup(group);
  return succeed({ ...network, groups: network.groups.filter(({ id }) => id !== group) });
}
