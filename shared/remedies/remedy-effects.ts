import type { DataShape } from '../data/data-set';
import type { Optimizer } from '../experiment/optimizer';
import type { Remedies } from '../experiment/remedies';
import { expandGroups } from '../network/expand';
import type { Network } from '../network/network';
import { overlay } from './apply-remedies';
import { backfires } from './backfires';
import { hiddenDepth } from './depth';
import { overlayChanges } from './network-difference';
import { toggles } from './remedy-toggles';
import type { Toggle } from './remedy-toggles';
import type { RemedyWarning } from './remedy';

/** What the top bar needs to know before anything is switched. */
export interface RemedyEffects {
  readonly toggles: Readonly<Record<Toggle, RemedyEffect>>;
  /** Hidden layers as drawn, and as they are with the overlay. */
  readonly depth: { readonly drawn: number; readonly present: number };
}

/** What a toggle does to this network with the other toggles as they are, whether it is on or not. */
export interface RemedyEffect {
  /** Layers that it changes, or after which it adds something, in their order. */
  readonly touches: readonly string[];
  /** It changes nothing because the network has what it brings. */
  readonly alreadyThere: boolean;
  /** One plain sentence for the tooltip. */
  readonly summary: string;
  /** Known backfires with it on. */
  readonly warnings: readonly RemedyWarning[];
  /** Where it cannot act. */
  readonly leftAlone: readonly RemedyWarning[];
}

/** With the optimizer it also warns of remedies that its rate spoils. */
export function remedyEffects(
  drawn: Network,
  remedies: Remedies,
  data: DataShape,
  optimizer?: Optimizer,
): RemedyEffects {
  const present = withoutGroups(overlay(drawn, remedies, data).network);
  const effect = (toggle: Toggle) => effectOf(toggle, drawn, remedies, data, optimizer);
  return {
    toggles: {
      relu: effect('relu'),
      xavier: effect('xavier'),
      he: effect('he'),
      batchNormalization: effect('batchNormalization'),
      residual: effect('residual'),
    },
    depth: { drawn: hiddenDepth(withoutGroups(drawn)), present: hiddenDepth(present) },
  };
}

function effectOf(
  toggle: Toggle,
  drawn: Network,
  remedies: Remedies,
  data: DataShape,
  optimizer?: Optimizer,
): RemedyEffect {
  const without = overlay(drawn, { ...remedies, [toggle]: false }, data);
  const switched = { ...remedies, [toggle]: true };
  const on = overlay(drawn, switched, data);
  const before = withoutGroups(without.network);
  const touches = touchedLayers(before, withoutGroups(on.network));
  const { isThere, words } = toggles[toggle];
  const alreadyThere = touches.length === 0 && isThere(before, data);
  return {
    touches,
    alreadyThere,
    summary: alreadyThere ? words.there : words.does(touches.length),
    warnings: backfires(on.network, switched, data, optimizer).filter(
      ({ remedy }) => remedy === toggle,
    ),
    leftAlone: on.leftAlone.filter(({ remedy }) => remedy === toggle),
  };
}

/** Copies of a repeated layer are touched one by one. */
function withoutGroups(network: Network): Network {
  return expandGroups(network).network;
}

/** An added layer (`d3~bn`, `d3~add`) counts for the layer that it follows. */
function touchedLayers(before: Network, after: Network): readonly string[] {
  const { layers } = overlayChanges([{ remedy: 'depth', before, after }]);
  const known = new Set(before.layers.map(({ id }) => id));
  const touched = layers.map(({ layer }) =>
    known.has(layer) ? layer : layer.slice(0, layer.lastIndexOf('~')),
  );
  return [...new Set(touched)];
}
