import type { DataShape } from '../data/data-set';
import type { Remedies, RemedyName } from '../experiment/remedies';
import type { Network } from '../network/network';
import type { Problem } from '../problems/problem';

/** One remedy: a network to a network, never altering what it is given. Groups are written out before. */
export type Remedy = (network: Network, data: DataShape) => RemedyResult;

export interface RemedyResult {
  readonly network: Network;
  /** Places where its pattern does not hold, which it therefore left as they are. */
  readonly leftAlone: readonly Problem[];
}

/** Something to know about a remedy that is on. */
export interface RemedyWarning extends Problem {
  readonly remedy: RemedyName;
  /** What to switch instead, where that is known to be better. */
  readonly offer?: RemedyOffer;
}

export interface RemedyOffer {
  /** As a button says it. */
  readonly title: string;
  readonly remedies: Partial<Remedies>;
}

export function leaveAlone(layer: string, code: string, message: string): Problem {
  return { code, message, place: { kind: 'layer', layer } };
}
