import type { DataShape } from '../data/data-set';
import type { Optimizer } from '../experiment/optimizer';
import type { Remedies, RemedyName } from '../experiment/remedies';
import { expandGroups } from '../network/expand';
import type { Network } from '../network/network';
import type { Problem } from '../problems/problem';
import { backfires } from './backfires';
import { batchNormalization } from './batch-normalization';
import { depth } from './depth';
import { overlayChanges } from './network-difference';
import type { OverlayChanges, Step } from './network-difference';
import { relu } from './relu';
import type { Remedy, RemedyWarning } from './remedy';
import { residual } from './residual';
import { he, xavier } from './starting-weights';

/** A network with the overlay written into it. The drawn network is never altered. */
export interface RemediedNetwork {
  readonly network: Network;
  /** Of the network against the drawn one (groups written out where the overlay needs that). */
  readonly changes: OverlayChanges;
  /** What is known to backfire. */
  readonly warnings: readonly RemedyWarning[];
  /** Where a remedy's pattern does not hold, so that it changed nothing. */
  readonly leftAlone: readonly RemedyWarning[];
}

/** The remedies that are on, in the order in which they are applied. */
function remediesInOrder(
  remedies: Remedies,
): readonly { readonly name: RemedyName; readonly remedy: Remedy }[] {
  const all: readonly (readonly [RemedyName, Remedy | null])[] = [
    ['depth', remedies.depth === null ? null : depth(remedies.depth)],
    ['relu', remedies.relu ? relu : null],
    ['xavier', remedies.xavier ? xavier : null],
    ['he', remedies.he ? he : null],
    ['batchNormalization', remedies.batchNormalization ? batchNormalization : null],
    ['residual', remedies.residual ? residual : null],
  ];
  return all.flatMap(([name, remedy]) => (remedy === null ? [] : [{ name, remedy }]));
}

/** With the optimizer it also warns of remedies that its rate spoils. */
export function applyRemedies(
  drawn: Network,
  remedies: Remedies,
  data: DataShape,
  optimizer?: Optimizer,
): RemediedNetwork {
  const { network, steps, leftAlone } = overlay(drawn, remedies, data);
  return {
    network,
    changes: overlayChanges(steps),
    warnings: backfires(network, remedies, data, optimizer),
    leftAlone,
  };
}

interface Overlay extends Pick<RemediedNetwork, 'network' | 'leftAlone'> {
  readonly steps: readonly Step[];
}

/** The network with the overlay in it, without the account of what changed. */
export function overlay(drawn: Network, remedies: Remedies, data: DataShape): Overlay {
  const steps: Step[] = [];
  const leftAlone: RemedyWarning[] = [];
  let network = addsLayers(remedies) ? expandGroups(drawn).network : drawn;
  for (const { name, remedy } of remediesInOrder(remedies)) {
    const result = remedy(network, data);
    steps.push({ remedy: name, before: network, after: result.network });
    leftAlone.push(...result.leftAlone.map((problem) => ofRemedy(name, problem)));
    network = result.network;
  }
  return { network, steps, leftAlone };
}

/** A layer inside of a repeated group is one layer; to add to its copies they must be there. */
function addsLayers({
  depth: layers,
  batchNormalization: norm,
  residual: skip,
}: Remedies): boolean {
  return layers !== null || norm || skip;
}

function ofRemedy(remedy: RemedyName, problem: Problem): RemedyWarning {
  return { ...problem, remedy };
}
