import type { Layer } from '../../shared/network/layer-types';

type SameLayers = readonly [Layer, ...Layer[]];

/** Layers of one type together, in the order in which the types come first. */
export function layersByType(layers: readonly Layer[]): readonly SameLayers[] {
  const byType = new Map<Layer['type'], SameLayers>();
  for (const layer of layers) {
    const before = byType.get(layer.type);
    byType.set(layer.type, before === undefined ? [layer] : [...before, layer]);
  }
  return [...byType.values()];
}
