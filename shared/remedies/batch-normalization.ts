import { addLayer } from '../network/edits/add-layer';
import { layerFrom } from '../network/layer-schema';
import type { Network } from '../network/network';
import type { Problem } from '../problems/problem';
import { trailingLayers, wiringOf } from './hidden-layers';
import type { Wiring } from './hidden-layers';
import { leaveAlone } from './remedy';
import type { Remedy } from './remedy';

export function batchNormalizationId(hidden: string): string {
  return `${hidden}~bn`;
}

/** After each hidden layer, before its activation; not where there is one already (Ioffe and Szegedy 2015). */
export const batchNormalization: Remedy = (drawn) => {
  const wiring = wiringOf(drawn);
  const leftAlone: Problem[] = [];
  let network: Network = drawn;
  for (const { id } of wiring.hidden) {
    if (isNormalized(id, wiring)) continue;
    const layer = layerFrom({ id: batchNormalizationId(id), type: 'batch-normalization' });
    const added = addLayer(network, { kind: 'add-layer', layer, after: id });
    if (added.ok) network = added.value;
    else leftAlone.push(nameTaken(id));
  }
  return { network, leftAlone };
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
