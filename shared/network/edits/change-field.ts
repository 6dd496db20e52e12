import * as v from 'valibot';
import { fail, succeed } from '../../problems/problem';
import type { Result } from '../../problems/problem';
import {
  expectedWords,
  foundWords,
  isMissingField,
  isUnknownField,
} from '../../problems/schema-problems';
import { layerSchema } from '../layer-schema';
import type { Layer } from '../layer-types';
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

  const changed = v.safeParse(layerSchema, withField(layer, field, value));
  if (!changed.success) return refused(edit, hintOf(changed.issues[0]));
  if (field === 'id' || field === 'type') return refused(edit, 'Rename or replace the layer.');
  return succeed({
    ...network,
    layers: network.layers.map((other) => (other === layer ? changed.output : other)),
  });
}

function withField(layer: Layer, field: string, value: unknown): object {
  const others = Object.entries(layer).filter(([name]) => name !== field);
  return Object.fromEntries(value === undefined ? others : [...others, [field, value]]);
}

function refused({ layer, field, value }: ChangeField, hint: string): Result<never> {
  const place = { kind: 'layer', layer } as const;
  const message = `${field} of ${layer} cannot be ${value === undefined ? 'left out' : foundWords(value)}.`;
  return fail({ code: 'field-refused', message, hint, place });
}

function hintOf(issue: v.BaseIssue<unknown>): string {
  if (isUnknownField(issue)) return 'There is no such field.';
  if (isMissingField(issue)) return 'It has no default.';
  return `It needs ${expectedWords(issue)}.`;
}
