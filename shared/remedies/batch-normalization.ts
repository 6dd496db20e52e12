import { layerFrom } from '../network/layer-schema';
import type { Problem } from '../problems/problem';
import { trailingLayers, wiringOf } from './hidden-layers';
import type { HiddenLayer, Wiring } from './hidden-layers';
import { insertBehind } from './insert-behind';
import { leaveAlone } from './remedy';
import type { Remedy } from './remedy';

function batchNormalizationId(hidden: string): string {
  return `${hidden}~bn`;
}

/** After each hidden layer, before its activation; not where there is one already (Ioffe and Szegedy 2015). */
export const batchNormalization: Remedy = (network) => {
  const wiring = wiringOf(network);
  const plain = wiring.hidden.filter(({ id }) => !isNormalized(id, wiring));
  const isTaken = ({ id }: HiddenLayer) => wiring.layers.has(batchNormalizationId(id));
  const normalizations = plain
    .filter((layer) => !isTaken(layer))
    .map(({ id }) => {
      const layer = layerFrom({ id: batchNormalizationId(id), type: 'batch-normalization' });
      return [id, layer] as const;
    });
  return {
    network: insertBehind(network, new Map(normalizations)),
    leftAlone: plain.filter(isTaken).map(({ id }) => nameTaken(id)),
  };
};

/** Whether batch normalization lies between a layer and its activation. */
export function isNormalized(id: string, wiring: Wiring): boolean {
  for (const layer of trailingLayers(id, wiring)) {
    if (layer.type === 'batch-normalization') return true;
    if (layer.type === 'activation') return false;
  }
  return false;
}

function nameTaken(id: string): Problem {
  const name = batchNormalizationId(id);
  const message = `${id} gets no batch normalization: its name ${name} belongs to another layer.`;
  return leaveAlone(id, 'overlay-name-taken', message);
}
