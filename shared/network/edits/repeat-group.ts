import { fail, succeed } from '../../problems/problem';
import type { Result } from '../../problems/problem';
import { mostCopies } from '../network';
import type { Network } from '../network';
import { noSuchGroup } from './refusals';

export interface RepeatGroup {
  readonly kind: 'repeat-group';
  readonly group: string;
  readonly repeat: number;
}

export function repeatGroup(network: Network, { group, repeat }: RepeatGroup): Result<Network> {
  if (!network.groups.some(({ id }) => id === group)) return noSuchGroup(group);
  if (!Number.isInteger(repeat) || repeat < 1 || repeat > mostCopies) {
    return fail({
      code: 'repeat-refused',
      message: `A group repeats from 1 to ${mostCopies} times, not ${repeat}.`,
    });
  }
  return succeed({
    ...network,
    groups: network.groups.map((other) => (other.id === group ? { ...other, repeat } : other)),
  });
}
