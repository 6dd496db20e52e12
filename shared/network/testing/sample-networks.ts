import type { DataShape } from '../../data/data-set';
import { layerFrom } from '../layer-schema';
import type { Layer, LayerTypeName } from '../layer-types';
import type { Connection, Group, Network } from '../network';

export const planeData: DataShape = {
  task: 'classification',
  sampleShape: [2],
  classes: 2,
  trainingRows: 1600,
  validationRows: 400,
};

export const imageData: DataShape = { ...planeData, sampleShape: [8, 8, 1], classes: 10 };

/** A layer with the defaults of its type. */
export function layer(
  id: string,
  type: LayerTypeName,
  fields: Readonly<Record<string, unknown>> = {},
): Layer {
  return layerFrom({ id, type, ...fields });
}

export function dense(id: string, units = 4): Layer {
  return layer(id, 'dense', { units });
}

export function activation(id: string, name = 'sigmoid'): Layer {
  return layer(id, 'activation', { function: name });
}

/** Layers in single file between an input and an output. */
export function series(...between: readonly Layer[]): Network {
  const layers = [layer('input', 'input'), ...between, layer('output', 'output')];
  return networkOf(layers, chainOf(...layers.map(({ id }) => id)));
}

/** input -> d1 -> a1 -> d2 -> a2 -> ... -> output. */
export function plainNetwork(hidden: number, units = 4, name = 'sigmoid'): Network {
  return series(
    ...Array.from({ length: hidden }, (_, index) => [
      dense(`d${index + 1}`, units),
      activation(`a${index + 1}`, name),
    ]).flat(),
  );
}

export function networkOf(
  layers: readonly Layer[],
  connections: readonly Connection[],
  groups: readonly Group[] = [],
): Network {
  return { layers, connections, groups };
}

/** Connections from each of the ids to the next. */
export function chainOf(...ids: readonly string[]): readonly Connection[] {
  return ids.slice(1).map((id, index): Connection => [ids[index] ?? '', id]);
}

/** Ids from input to output of a network in single file, for tests that state an order. */
export function idsOf(network: Network): readonly string[] {
  return network.layers.map(({ id }) => id);
}
