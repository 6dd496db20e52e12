import type { RemedyName } from '../experiment/remedies';
import type { Layer } from '../network/layer-types';
import type { Connection, Network } from '../network/network';

/** What an overlay makes of the network beneath it, for the canvas to draw. */
export interface OverlayChanges {
  readonly layers: readonly LayerChange[];
  readonly connections: readonly ConnectionChange[];
}

export type LayerChange =
  | { readonly kind: 'added' | 'removed'; readonly layer: string; readonly remedy: RemedyName }
  | {
      readonly kind: 'changed';
      readonly layer: string;
      readonly remedy: RemedyName;
      readonly field: string;
      readonly before: unknown;
      readonly after: unknown;
    };

export interface ConnectionChange {
  readonly kind: 'added' | 'removed';
  readonly connection: Connection;
  readonly remedy: RemedyName;
}

const noChanges: OverlayChanges = { layers: [], connections: [] };

/** The networks before and after each remedy, in the order in which they were applied. */
export interface Step {
  readonly remedy: RemedyName;
  readonly before: Network;
  readonly after: Network;
}

/** All that differs between the first and the last network, each with the remedy that did it last. */
export function overlayChanges(steps: readonly Step[]): OverlayChanges {
  const first = steps[0];
  const last = steps.at(-1);
  if (first === undefined || last === undefined) return noChanges;
  const perStep = [...steps].reverse().map((step) => ({
    remedy: step.remedy,
    keys: new Set(differences(step.before, step.after).map(({ key }) => key)),
  }));
  const layers: LayerChange[] = [];
  const connections: ConnectionChange[] = [];
  for (const difference of differences(first.before, last.after)) {
    const remedy = perStep.find(({ keys }) => keys.has(difference.key))?.remedy ?? last.remedy;
    if (difference.of === 'layer') layers.push({ ...difference.change, remedy });
    else connections.push({ ...difference.change, remedy });
  }
  return { layers, connections };
}

type WithoutRemedy<Change> = Change extends unknown ? Omit<Change, 'remedy'> : never;

type Difference =
  | { readonly key: string; readonly of: 'layer'; readonly change: WithoutRemedy<LayerChange> }
  | {
      readonly key: string;
      readonly of: 'connection';
      readonly change: WithoutRemedy<ConnectionChange>;
    };

function differences(before: Network, after: Network): readonly Difference[] {
  return [
    ...layerDifferences(before, after),
    ...connectionDifferences('removed', before, after),
    ...connectionDifferences('added', after, before),
  ];
}

function layerDifferences(before: Network, after: Network): readonly Difference[] {
  const old = new Map(before.layers.map((layer) => [layer.id, layer]));
  const kept = new Set(after.layers.map(({ id }) => id));
  const change = (kind: 'added' | 'removed', layer: string): Difference => ({
    key: `layer ${layer}`,
    of: 'layer',
    change: { kind, layer },
  });
  return [
    ...before.layers.filter(({ id }) => !kept.has(id)).map(({ id }) => change('removed', id)),
    ...after.layers.flatMap((layer) => {
      const previous = old.get(layer.id);
      if (previous === undefined) return [change('added', layer.id)];
      return previous === layer ? [] : fieldDifferences(previous, layer);
    }),
  ];
}

function fieldDifferences(before: Layer, after: Layer): readonly Difference[] {
  const old = new Map<string, unknown>(Object.entries(before));
  const present = new Map<string, unknown>(Object.entries(after));
  const fields = new Set([...old.keys(), ...present.keys()]);
  return [...fields].flatMap((field): readonly Difference[] => {
    const values = { before: old.get(field), after: present.get(field) };
    if (values.before === values.after) return [];
    if (JSON.stringify(values.before) === JSON.stringify(values.after)) return [];
    const change = { kind: 'changed', layer: after.id, field, ...values } as const;
    return [{ key: `field ${after.id} ${field}`, of: 'layer', change }];
  });
}

function connectionDifferences(
  kind: 'added' | 'removed',
  present: Network,
  other: Network,
): readonly Difference[] {
  const others = new Set(other.connections.map(connectionKey));
  return present.connections
    .filter((connection) => !others.has(connectionKey(connection)))
    .map((connection) => ({
      key: connectionKey(connection),
      of: 'connection',
      change: { kind, connection },
    }));
}

function connectionKey([from, to]: Connection): string {
  return `connection ${JSON.stringify(from)} ${to}`;
}
