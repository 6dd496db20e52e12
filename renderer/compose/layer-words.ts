import { activationFunctions } from '../../shared/network/activation-functions';
import { initializerLabel } from '../../shared/network/initializer';
import { layerTypes } from '../../shared/network/layer-types';
import type { Layer } from '../../shared/network/layer-types';
import { shapeText } from '../../shared/network/shape-text';
import type { LayerShape } from '../../shared/network/shapes';
import { layerTitle } from '../../shared/network/layer-title';
import type { DataShape } from '../../shared/data/data-set';
import type { Problem } from '../../shared/problems/problem';
import { membersOf, tailOf } from './canvas-model';
import type { CanvasNode, FoldedGroup } from './canvas-model';

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
      return convolutionWords(layer.filters, layer.kernelSize, brief);
    case 'max-pooling-2d':
    case 'average-pooling-2d':
      return `${layer.poolSize}×${layer.poolSize}`;
    case 'dropout':
      return `${Math.round(layer.rate * 100)} %`;
    case 'activation':
      return brief ? '' : activationFunctions[layer.function].title;
    case 'add':
    case 'concatenate':
      return joinedWords(shape?.inputs ?? [], brief);
    case 'output':
      return shape?.shape == null ? '' : unit(shapeText(shape.shape), 'classes');
    case 'batch-normalization':
    case 'layer-normalization':
    case 'flatten':
    case 'global-average-pooling-2d':
      return shape?.shape == null ? '' : shapeText(shape.shape).replaceAll(' ', '');
  }
}

/** Beside the meter of a narrow node there is room for six characters. */
function convolutionWords(filters: number, kernelSize: number, brief: boolean): string {
  const kernel = `${kernelSize}×${kernelSize}`;
  if (!brief) return `${filters} · ${kernel}`;
  return filters < 100 ? `${filters}·${kernel}` : String(filters);
}

/** What comes together: of vectors their lengths, of pictures their channels. */
function joinedWords(inputs: LayerShape['inputs'], brief: boolean): string {
  const parts = inputs.map((input) => (input === null ? '?' : String(input[input.length - 1])));
  const words = parts.join(brief ? '+' : ' + ');
  return words.length > (brief ? 6 : 11) ? `${parts.length} paths` : words;
}

/** "1,056 par."; on a narrow node "263K par." */
export function countOfParameters(count: number, brief: boolean): string {
  const words = brief && count >= 10_000 ? thousands.format(count) : count.toLocaleString('en');
  return `${words} par.`;
}

const thousands = new Intl.NumberFormat('en', { notation: 'compact', maximumSignificantDigits: 3 });

/** Names that do not fit the chip of a narrow node. */
const briefFunctions: Readonly<Record<string, string>> = {
  'Leaky ReLU': 'Leaky',
  'Hard sigmoid': 'Hard sig.',
};

/** The chip of a docked layer. */
export function chipWords(layer: Layer, brief = false): string {
  switch (layer.type) {
    case 'activation': {
      const { title } = activationFunctions[layer.function];
      return brief ? (briefFunctions[title] ?? title) : title;
    }
    case 'batch-normalization':
      return 'batch n.';
    case 'layer-normalization':
      return 'layer n.';
    default:
      return layerTypes[layer.type].title;
  }
}

/** The chip of the initial weights; null for layers without weights. Brief: "N 0.05" for "N(0, 0.05)", "orthog.". */
export function initializerWords(layer: Layer, brief: boolean): string | null {
  if (!('initializer' in layer)) return null;
  const label = initializerLabel(layer.initializer);
  if (!brief) return label;
  return label
    .replace(/\(0, (.+)\)$/u, ' $1')
    .replace('trunc N', 'tN')
    .replace('ogonal', 'og.');
}

/** What the output does with its logits. */
export function lossWords(data: DataShape): string {
  return data.task === 'classification' ? 'softmax' : 'linear';
}

/** What is known of layers, as far as words about them need it. */
interface Known {
  readonly depths: ReadonlyMap<string, number>;
  shapeOf(layer: string): LayerShape | null;
  problemsOf(layer: string): readonly Problem[];
}

/**
 * Everything a node shows, as one sentence for screen readers: "Layer 1, Dense, 32 units, Sigmoid, 96 parameters;
 * connected to Dense d2; output 32; no problems".
 */
export function spokenNode(node: CanvasNode, known: Known, followers: readonly Layer[]): string {
  const members = membersOf(node);
  const output = known.shapeOf(tailOf(node).id)?.shape;
  const problems = members.flatMap(({ id }) => known.problemsOf(id));
  return [
    node.folded === null ? spokenLayer(node, known) : spokenGroup(node.folded, members, known),
    followers.length === 0 ? null : `connected to ${followers.map(layerTitle).join(' and ')}`,
    output == null ? null : `output ${shapeText(output)}`,
    problems.length === 0 ? 'no problems' : problems.map(({ message }) => message).join(' '),
  ]
    .filter((part) => part !== null)
    .join('; ');
}

function spokenLayer({ layer, docked }: CanvasNode, known: Known): string {
  const depth = known.depths.get(layer.id);
  const shape = known.shapeOf(layer.id);
  const parts = [
    depth === undefined || layer.type === 'output' ? '' : `Layer ${depth}`,
    layerTypes[layer.type].title,
    sizeWords(layer, shape, false),
    ...docked.map((chip) => chipWords(chip)),
    parameterWords([layer, ...docked], known),
  ];
  return parts.filter((part) => part !== '').join(', ');
}

function spokenGroup({ group }: FoldedGroup, members: readonly Layer[], known: Known): string {
  const layers = members.map((layer) =>
    layer.type === 'activation' ? chipWords(layer) : layerTitle(layer),
  );
  const parts = [
    `${members.length} layers, ${group.repeat} copies in series`,
    ...layers,
    parameterWords(members, known),
  ];
  return parts.filter((part) => part !== '').join(', ');
}

function parameterWords(layers: readonly Layer[], known: Known): string {
  const sum = layers.reduce((total, { id }) => total + (known.shapeOf(id)?.parameters ?? 0), 0);
  return sum === 0 ? '' : `${sum.toLocaleString('en')} parameters`;
}
