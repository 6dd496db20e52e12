import type { DataShape } from '../data/data-set';
import type { Remedies } from '../experiment/remedies';
import type { Network } from '../network/network';
import type { RemedyWarning } from './remedy';

/** Remedies that are known not to do what they are switched on for, in this network. */
export function backfires(
  _network: Network,
  _remedies: Remedies,
  _data: DataShape,
): readonly RemedyWarning[] {
  return [];
}
