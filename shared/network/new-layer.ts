import * as v from 'valibot';
import { unusedLayerId } from './layer-ids';
import { layerSchema } from './layer-schema';
import type { Layer, LayerTypeName } from './layer-types';
import type { Network } from './network';

/** What a new layer starts from where the file format has no default. */
const startingFields: Readonly<Partial<Record<LayerTypeName, Readonly<Record<string, unknown>>>>> =
  {
    dense: { units: 32 },
    'conv-2d': { filters: 16 },
    activation: { function: 'relu' },
    dropout: { rate: 0.2 },
  };

/** A layer as the palette gives it: an unused name and every field filled in. */
export function newLayer(
  network: Network,
  type: LayerTypeName,
  fields: Readonly<Record<string, unknown>> = {},
): Layer {
  const id = unusedLayerId(network, type);
  return v.parse(layerSchema, { id, type, ...startingFields[type], ...fields });
}
