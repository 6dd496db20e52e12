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
    preActivation: preActivationOf(network, layer.id),
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

/** The layer right before the activation that follows on a single path, or else the weight layer itself. */
function preActivationOf(network: TrainableNetwork, id: string): string {
  let last = id;
  for (;;) {
    const next = onlySuccessor(network, last);
    if (next?.layer.type === 'activation') return last;
    if (next === null || !passedThrough.includes(next.layer.type)) return id;
    last = next.layer.id;
  }
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
