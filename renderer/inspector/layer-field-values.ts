import * as v from 'valibot';
import { initializerLabel, initializerSchema } from '../../shared/network/initializer';
import type { Initializer } from '../../shared/network/initializer';
import type { InspectorField } from '../../shared/network/layer-type';
import type { Layer } from '../../shared/network/layer-types';
import type { NumberRule } from '../controls/number-entry';
import type { FieldChange } from '../lab/overlay.svelte';

/** A field by its name: the record of the layer's type says of what kind it is. */
export function fieldOf(layer: Layer, field: string): unknown {
  return new Map<string, unknown>(Object.entries(layer)).get(field);
}

export function initializerOf(layer: Layer): Initializer | null {
  return 'initializer' in layer ? layer.initializer : null;
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
