import type { NetworkEdit } from '../../shared/network/edits';
import { applyEdits } from '../../shared/network/edits';
import { pasteLayers } from '../../shared/network/edits/paste-layers';
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

/** Pastes a fragment; a chain goes in series behind `after`, anything else stands by itself. */
export function placeFragment(
  network: Network,
  fragment: NetworkFragment,
  after: string | null,
): Result<Placed> {
  const pasted = pasteLayers(network, { kind: 'paste-layers', fragment, offset: [24, 24] });
  if (!pasted.ok) return pasted;
  const before = new Set(network.layers.map(({ id }) => id));
  const added = pasted.value.layers.map(({ id }) => id).filter((id) => !before.has(id));
  const ends = after === null ? null : chainEnds(pasted.value, new Set(added));
  if (after === null || ends === null) return succeed({ network: pasted.value, added });

  const followers = network.connections.filter(([from]) => from === after).map(([, to]) => to);
  const edits: NetworkEdit[] = [
    ...followers.flatMap((to): NetworkEdit[] => [
      { kind: 'disconnect', from: after, to },
      { kind: 'connect', from: ends.last, to },
    ]),
    { kind: 'connect', from: after, to: ends.first },
  ];
  return placed(applyEdits(pasted.value, edits), added);
}

/** First and last layer where the layers form one path from a single entry to a single exit. */
function chainEnds(
  network: Network,
  members: ReadonlySet<string>,
): { readonly first: string; readonly last: string } | null {
  const inside = network.connections.filter(([from, to]) => members.has(from) && members.has(to));
  const entries = [...members].filter((id) => !inside.some(([, to]) => to === id));
  const exits = [...members].filter((id) => !inside.some(([from]) => from === id));
  const [first] = entries;
  const [last] = exits;
  if (first === undefined || last === undefined) return null;
  return entries.length === 1 && exits.length === 1 ? { first, last } : null;
}

function placed(result: Result<Network>, added: readonly string[]): Result<Placed> {
  return result.ok ? succeed({ network: result.value, added }) : result;
}
