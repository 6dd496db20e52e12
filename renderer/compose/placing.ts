import type { NetworkEdit } from '../../shared/network/edits';
import { applyEdits } from '../../shared/network/edits';
import { pastedNames, pasteLayers } from '../../shared/network/edits/paste-layers';
import type { NetworkFragment } from '../../shared/network/edits/paste-layers';
import type { Layer } from '../../shared/network/layer-types';
import type { Connection, Network } from '../../shared/network/network';
import { newLayer } from '../../shared/network/new-layer';
import { fail, succeed } from '../../shared/problems/problem';
import type { Result } from '../../shared/problems/problem';

/** Where a layer or block goes. */
export type Place =
  | { readonly kind: 'after'; readonly layer: string }
  | { readonly kind: 'on-connection'; readonly connection: Connection }
  | { readonly kind: 'free'; readonly position: readonly [x: number, y: number] | null };

/** A network after something was put into it, and the layers that are new. */
export interface Placed {
  readonly network: Network;
  readonly added: readonly string[];
}

export function placeLayer(network: Network, layer: Layer, place: Place): Result<Placed> {
  const edit = placingEdit(layer, place);
  return placed(applyEdits(network, [edit]), [layer.id]);
}

function placingEdit(layer: Layer, place: Place): NetworkEdit {
  switch (place.kind) {
    case 'after':
      return { kind: 'add-layer', layer, after: place.layer };
    case 'on-connection': {
      const [from, to] = place.connection;
      return { kind: 'insert-on-connection', from, to, layer };
    }
    case 'free': {
      const positioned = place.position === null ? layer : { ...layer, position: place.position };
      return { kind: 'add-layer', layer: positioned };
    }
  }
}

/**
 * ResNet's building block for dense networks: two dense layers with activations and a path around them. The sum comes
 * after the second activation, as the residual remedy draws it.
 */
export function placeResidualBlock(
  network: Network,
  units: number,
  activation: Pick<Layer<'activation'>, 'function' | 'slope'>,
  place: Place,
): Result<Placed> {
  if (place.kind === 'free') return placeAlone();
  const entry = place.kind === 'after' ? place.layer : place.connection[0];
  let growing = network;
  const added: string[] = [];
  let at: Place = place;
  for (const type of ['dense', 'activation', 'dense', 'activation', 'add'] as const) {
    const layer = newLayer(growing, type, fieldsOf(type));
    const result = placeLayer(growing, layer, at);
    if (!result.ok) return result;
    growing = result.value.network;
    added.push(layer.id);
    at = behind(at, layer.id);
  }
  const join = added[added.length - 1] ?? '';
  return placed(applyEdits(growing, [{ kind: 'connect', from: entry, to: join }]), added);

  function placeAlone(): Result<Placed> {
    return fail({
      code: 'block-needs-place',
      message: 'A residual block leads around something: it needs a layer to start from.',
      hint: 'Drop it on a layer or on an arrow.',
    });
  }

  function fieldsOf(type: 'dense' | 'activation' | 'add'): Readonly<Record<string, unknown>> {
    if (type === 'dense') return { units };
    return type === 'activation' ? { ...activation } : {};
  }
}

/** The next piece goes behind the one before, on the same connection. */
function behind(place: Place, id: string): Place {
  return place.kind === 'on-connection'
    ? { kind: 'on-connection', connection: [id, place.connection[1]] }
    : { kind: 'after', layer: id };
}

/** Pastes a fragment; what has one way in and one way out goes in series behind `after`, anything else stands by itself. */
export function placeFragment(
  network: Network,
  fragment: NetworkFragment,
  after: string | null,
): Result<Placed> {
  const pasted = pasteLayers(network, { kind: 'paste-layers', fragment, offset: [24, 24] });
  if (!pasted.ok) return pasted;
  const names = pastedNames(network, fragment);
  const added = [...names.values()];
  const ends = after === null ? null : endsOf(fragment);
  if (after === null || ends === null) return succeed({ network: pasted.value, added });

  const nameOf = (id: string) => names.get(id) ?? id;
  const followers = network.connections.filter(([from]) => from === after).map(([, to]) => to);
  const edits: NetworkEdit[] = [
    ...followers.flatMap((to): NetworkEdit[] => [
      { kind: 'disconnect', from: after, to },
      { kind: 'connect', from: nameOf(ends.exit), to },
    ]),
    ...ends.entries.map((to): NetworkEdit => ({ kind: 'connect', from: after, to: nameOf(to) })),
  ];
  return placed(applyEdits(pasted.value, edits), added);
}

/** Where the signal comes in, and the one layer that it leaves by; null where that is not clear. */
function endsOf({ layers, connections, entries }: NetworkFragment): {
  readonly entries: readonly string[];
  readonly exit: string;
} | null {
  const feeding = new Set(connections.map(([from]) => from));
  const fed = new Set([...connections.map(([, to]) => to), ...entries]);
  const [exit, ...otherExits] = layers.filter(({ id }) => !feeding.has(id));
  const unfed = layers.filter(({ id }) => !fed.has(id)).map(({ id }) => id);
  if (exit === undefined || otherExits.length > 0) return null;
  if (entries.length > 0) return unfed.length === 0 ? { entries, exit: exit.id } : null;
  return unfed.length === 1 ? { entries: unfed, exit: exit.id } : null;
}

function placed(result: Result<Network>, added: readonly string[]): Result<Placed> {
  return result.ok ? succeed({ network: result.value, added }) : result;
}
