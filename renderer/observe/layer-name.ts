import type { WeightLayer } from '../../shared/signals/run-report';

/** The last weight layer is the output; the others are known by their depth. */
function isOutput(layer: WeightLayer, layers: readonly WeightLayer[]): boolean {
  return layers.length > 1 && layer === layers[layers.length - 1];
}

/** "layer 3", "output". */
export function layerName(layer: WeightLayer, layers: readonly WeightLayer[]): string {
  return isOutput(layer, layers) ? 'output' : `layer ${layer.depth}`;
}

/** "3", "out": where many stand side by side. */
export function shortLayerName(layer: WeightLayer, layers: readonly WeightLayer[]): string {
  return isOutput(layer, layers) ? 'out' : String(layer.depth);
}

/** Positions (from 1) of the layer ticks to label: all up to twelve, then the first, every fifth and the last. */
export function layerTicks(count: number): readonly number[] {
  const all = Array.from({ length: count }, (_, index) => index + 1);
  if (count <= 12) return all;
  const step = count <= 60 ? 5 : 10 * Math.ceil(count / 100);
  return all.filter(
    (place) => place === 1 || place === count || (place % step === 0 && count - place >= step / 2),
  );
}
