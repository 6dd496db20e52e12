import type { Initializer } from '../network/initializer';
import { layerFrom } from '../network/layer-schema';
import type { Layer } from '../network/layer-types';
import type { Connection, Network } from '../network/network';

export interface DeepNetwork {
  /** Number of hidden layers. */
  readonly depth: number;
  readonly width: number;
  readonly activation: Layer<'activation'>['function'];
  /** Of the hidden layers and the output. */
  readonly initializer: Initializer;
  /** Between each hidden layer and its activation. */
  readonly batchNormalization?: boolean;
  readonly skip?: SkipPath;
}

/**
 * Skip paths around hidden layers (2,3), (4,5), ..., summed after the second activation as the residual remedy does;
 * here the branches' scale is free.
 */
export interface SkipPath {
  readonly branchScale: number;
  /** Of the second layer of each block, where it starts otherwise than the rest. */
  readonly secondInitializer?: Initializer;
}

/** Equal layers one after the other: d1, a1, d2, a2, ... */
export function deepNetwork(plan: DeepNetwork): Network {
  const layers: Layer[] = [layerFrom({ id: 'input', type: 'input' })];
  const connections: Connection[] = [];
  let end = 'input';
  let blockStart = end;
  const append = (fields: Parameters<typeof layerFrom>[0]): void => {
    layers.push(layerFrom(fields));
    connections.push([end, fields.id]);
    end = fields.id;
  };
  for (let place = 1; place <= plan.depth; place += 1) {
    if (place % 2 === 0) blockStart = end;
    const closesBlock = plan.skip !== undefined && place > 1 && place % 2 === 1;
    const own = closesBlock ? plan.skip.secondInitializer : undefined;
    const initializer = own ?? plan.initializer;
    append({ id: `d${place}`, type: 'dense', units: plan.width, initializer });
    if (plan.batchNormalization) append({ id: `n${place}`, type: 'batch-normalization' });
    append({ id: `a${place}`, type: 'activation', function: plan.activation });
    if (!closesBlock) continue;
    const sum = `s${place}`;
    append({ id: sum, type: 'add', scales: [plan.skip.branchScale, 1] });
    connections.push([blockStart, sum]);
  }
  append({ id: 'output', type: 'output', initializer: plan.initializer });
  return { layers, connections, groups: [] };
}
