import * as v from 'valibot';
import { initializerLabel, initializerSchema } from '../../shared/network/initializer';
import type { Initializer } from '../../shared/network/initializer';
import type { InspectorField } from '../../shared/network/layer-type';
import { layerTypes } from '../../shared/network/layer-types';
import type { Layer } from '../../shared/network/layer-types';
import type { NumberRule } from '../controls/number-entry';
import type { FieldChange } from '../lab/overlay.svelte';

/** What a field is in all of the layers; undefined where they differ. */
export function commonValue(layers: readonly Layer[], field: string): unknown {
  const values = layers.map((layer) => fieldOf(layer, field));
  const [first] = values;
  const same = JSON.stringify(first);
  return values.every((value) => JSON.stringify(value) === same) ? first : undefined;
}

/** Fields that count for at least one of the layers, in their order. */
export function fieldsThatCount(layers: readonly Layer[]): readonly InspectorField[] {
  const [first] = layers;
  if (first === undefined) return [];
  return layerTypes[first.type].inspector.filter(
    ({ onlyWhere }) =>
      onlyWhere === undefined ||
      layers.some((layer) => fieldOf(layer, onlyWhere.field) === onlyWhere.is),
  );
}

/** null where it is none: several layers that differ. */
export function initializerFrom(value: unknown): Initializer | null {
  const parsed = v.safeParse(initializerSchema, value);
  return parsed.success ? parsed.output : null;
}

/** A field by its name: the record of the layer's type says of what kind it is. */
function fieldOf(layer: Layer, field: string): unknown {
  return new Map<string, unknown>(Object.entries(layer)).get(field);
}

/** null: all 1, the field is absent. */
export function scalesOf(layer: Layer): readonly number[] | null {
  return layer.type === 'add' ? (layer.scales ?? null) : null;
}

export function numberRule(
  field: Extract<InspectorField, { readonly kind: 'whole-number' | 'number' }>,
): NumberRule {
  return {
    whole: field.kind === 'whole-number',
    ...(field.least === undefined ? {} : { least: field.least }),
    ...(field.most === undefined ? {} : { most: field.most }),
  };
}

/** What the overlay makes of a field, as its menu would say it. */
export function overlayValueWords(
  change: FieldChange | null,
  field: InspectorField,
): string | null {
  if (change === null) return null;
  const { after } = change;
  switch (field.kind) {
    case 'choice':
      return field.options.find(({ value }) => value === after)?.label ?? String(after);
    case 'initializer': {
      const initializer = v.safeParse(initializerSchema, after);
      return initializer.success ? initializerLabel(initializer.output) : null;
    }
    case 'switch':
    case 'number':
    case 'whole-number':
    case 'scales':
      return String(after);
  }
}
