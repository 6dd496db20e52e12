import { layerTitle } from '../network/layer-title';
import type { Layer } from '../network/layer-types';
import { elementCount } from '../program/tensor-type';
import type { WeightLayer, WeightTrace } from '../signals/run-report';
import type { LayerVariable, TrainableLayer, TrainableNetwork } from './trainable-network';

/** A layer with a kernel: what signals are about. */
export interface MeasuredLayer {
  readonly id: string;
  readonly kernel: LayerVariable;
  readonly description: WeightLayer;
  /** The layer whose value is the pre-activation: its gradient is delta. */
  readonly preActivation: string;
  /** The activation that follows on a single path, if one does. */
  readonly activation: Layer<'activation'> | null;
}

export function measuredLayers(network: TrainableNetwork): readonly MeasuredLayer[] {
  const weighted = network.layers.flatMap(({ layer, variables }) => {
    const kernel = variables.find(({ name }) => name === 'kernel');
    return kernel === undefined ? [] : [{ layer, variables, kernel }];
  });
  return weighted.map(({ layer, variables, kernel }, index) => ({
    id: layer.id,
    kernel,
    description: {
      id: layer.id,
      title: layerTitle(layer),
      depth: index + 1,
      parameters: trainedCount(variables),
      kernelShape: kernel.shape,
    },
    ...activationBehind(network, layer.id),
  }));
}

function trainedCount(variables: readonly LayerVariable[]): number {
  return variables
    .filter(({ trained }) => trained)
    .reduce((sum, { shape }) => sum + elementCount(shape), 0);
}

/** Between a weight layer and its activation these may stand. */
const passedThrough: readonly Layer['type'][] = [
  'batch-normalization',
  'layer-normalization',
  'dropout',
];

/** The activation that follows on a single path and the layer right before it, or else the weight layer itself. */
function activationBehind(
  network: TrainableNetwork,
  id: string,
): Pick<MeasuredLayer, 'preActivation' | 'activation'> {
  let last = id;
  for (;;) {
    const next = onlySuccessor(network, last)?.layer;
    if (next?.type === 'activation') return { preActivation: last, activation: next };
    if (next === undefined || !passedThrough.includes(next.type)) {
      return { preActivation: id, activation: null };
    }
    last = next.id;
  }
}

/** The batch normalization right behind a weight layer, on a single path. */
export function normalizationBehind(network: TrainableNetwork, id: string): string | null {
  const next = onlySuccessor(network, id)?.layer;
  return next?.type === 'batch-normalization' ? next.id : null;
}

function onlySuccessor({ layers, outgoing }: TrainableNetwork, id: string): TrainableLayer | null {
  const [only, ...others] = outgoing.get(id) ?? [];
  if (only === undefined || others.length > 0) return null;
  return layers.find(({ layer }) => layer.id === only) ?? null;
}

/** Weight w11 of every weight layer: the followed weights where the user picked none. */
export function firstWeights(layers: readonly MeasuredLayer[]): readonly WeightTrace[] {
  return layers.map(({ id, kernel }) => ({ layer: id, index: kernel.shape.map(() => 0) }));
}
