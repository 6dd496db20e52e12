import type { DataShape } from '../data/data-set';
import type { RemedyName } from '../experiment/remedies';
import type { Network } from '../network/network';
import type { Problem } from '../problems/problem';

/** One remedy: a network to a network, never altering what it is given. Groups are written out before. */
export type Remedy = (network: Network, data: DataShape) => RemedyResult;

export interface RemedyResult {
  readonly network: Network;
  /** Places where its pattern does not hold, which it therefore left as they are. */
  readonly leftAlone: readonly Problem[];
}

/** Something to know about a remedy that is on or about to be. */
export interface RemedyWarning extends Problem {
  readonly remedy: RemedyName;
}

export function leaveAlone(layer: string, code: string, message: string): Problem {
  return { code, message, place: { kind: 'layer', layer } };
}
