import * as v from 'valibot';
import { fail, succeed } from '../../problems/problem';
import type { Result } from '../../problems/problem';
import { layerSchema } from '../layer-schema';
import type { Network } from '../network';
import { noSuchLayer } from './refusals';

/** Changes one field of a layer: a dense layer's units as well as an activation's function. */
export interface ChangeField {
  readonly kind: 'change-field';
  readonly layer: string;
  readonly field: string;
  /** undefined takes the field away, so that its default holds. */
  readonly value: unknown;
}

export function changeField(network: Network, edit: ChangeField): Result<Network> {
  const { field, value } = edit;
  const layer = network.layers.find(({ id }) => id === edit.layer);
  if (layer === undefined) return noSuchLayer(edit.layer);

  const { [field]: _, ...others } = { ...layer } as Readonly<Record<string, unknown>>;
  const changed = v.safeParse(layerSchema, {
    ...others,
    ...(value === undefined ? {} : { [field]: value }),
  });
  if (!changed.success) {
    return fail({
      code: 'field-refused',
      message: `${field} of ${edit.layer} cannot be ${JSON.stringify(value)}.`,
      hint: changed.issues.map(({ message }) => message).join(' '),
      place: { kind: 'layer', layer: edit.layer },
    });
  }
  if (changed.output.id !== layer.id || changed.output.type !== layer.type) {
    return fail({
      code: 'field-refused',
      message: `${field} is not a field of ${edit.layer} that can be changed by itself.`,
      place: { kind: 'layer', layer: edit.layer },
    });
  }
  return succeed({
    ...network,
    layers: network.layers.map((other) => (other === layer ? changed.output : other)),
  });
}
