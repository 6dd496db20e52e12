import { activationFunctions } from '../../shared/network/activation-functions';
import { initializerLabel } from '../../shared/network/initializer';
import { layerTypes } from '../../shared/network/layer-types';
import type { Layer } from '../../shared/network/layer-types';
import { shapeText } from '../../shared/network/shape-text';
import type { LayerShape } from '../../shared/network/shapes';
import type { DataShape } from '../../shared/data/data-set';

/** Type names that fit a node 64 px wide. */
const shortTitles: Readonly<Partial<Record<Layer['type'], string>>> = {
  'conv-2d': 'Conv',
  'max-pooling-2d': 'Max pool',
  'average-pooling-2d': 'Avg pool',
  'global-average-pooling-2d': 'Glob. avg',
  'batch-normalization': 'Batch n.',
  'layer-normalization': 'Layer n.',
  concatenate: 'Concat',
};

/** An activation that stands by itself is called by its function. */
export function nodeTitle(layer: Layer): string {
  if (layer.type === 'activation') return activationFunctions[layer.function].title;
  return shortTitles[layer.type] ?? layerTypes[layer.type].title;
}

/** What kind and size of layer it is, in as many words as fit: "32 units", or only "32". */
export function sizeWords(layer: Layer, shape: LayerShape | null, brief: boolean): string {
  const unit = (count: number | string, word: string) => (brief ? `${count}` : `${count} ${word}`);
  switch (layer.type) {
    case 'input':
      if (shape?.shape == null) return '';
      return shape.shape.length === 1
        ? unit(shapeText(shape.shape), 'values')
        : shapeText(shape.shape).replaceAll(' ', '');
    case 'dense':
      return unit(layer.units, 'units');
    case 'conv-2d':
      return `${layer.filters} · ${layer.kernelSize}×${layer.kernelSize}`;
    case 'max-pooling-2d':
    case 'average-pooling-2d':
      return `${layer.poolSize}×${layer.poolSize}`;
    case 'dropout':
      return `${Math.round(layer.rate * 100)} %`;
    case 'activation':
      return brief ? '' : activationFunctions[layer.function].title;
    case 'add':
    case 'concatenate':
      return (shape?.inputs ?? [])
        .map((input) => (input === null ? '?' : input.join('×')))
        .join(' + ');
    case 'output':
      return shape?.shape == null ? '' : unit(shapeText(shape.shape), 'classes');
    case 'batch-normalization':
    case 'layer-normalization':
    case 'flatten':
    case 'global-average-pooling-2d':
      return shape?.shape == null ? '' : shapeText(shape.shape).replaceAll(' ', '');
  }
}

/** The chip of a docked layer. */
export function chipWords(layer: Layer): string {
  switch (layer.type) {
    case 'activation':
      return activationFunctions[layer.function].title;
    case 'batch-normalization':
      return 'batch n.';
    case 'layer-normalization':
      return 'layer n.';
    default:
      return layerTypes[layer.type].title;
  }
}

/** The chip of the initial weights; null for layers without weights. Brief: "N 0.05" for "N(0, 0.05)". */
export function initializerWords(layer: Layer, brief: boolean): string | null {
  if (!('initializer' in layer)) return null;
  const label = initializerLabel(layer.initializer);
  return brief ? label.replace(/\(0, (.+)\)$/u, ' $1') : label;
}

/** What the output does with its logits. */
export function lossWords(data: DataShape): string {
  return data.task === 'classification' ? 'softmax' : 'linear';
}

/** Everything a node shows, as one sentence for screen readers. */
export function spokenLayer(
  layer: Layer,
  docked: readonly Layer[],
  shape: LayerShape | null,
  depth: number | null,
): string {
  const parts = [
    depth === null || layer.type === 'output' ? null : `Layer ${depth}`,
    layerTypes[layer.type].title,
    sizeWords(layer, shape, false),
    shape?.parameters ? `${shape.parameters.toLocaleString('en')} parameters` : null,
    ...docked.map(chipWords),
    ...(shape?.problems ?? []).map(({ message }) => message),
  ];
  return parts.filter((part) => part !== null && part !== '').join(', ');
}
