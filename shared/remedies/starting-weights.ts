import type { Initializer } from '../network/initializer';
import { wiringOf } from './hidden-layers';
import type { Remedy } from './remedy';

/** Glorot and Bengio 2010, equation 16: keeps the variance where the activation's slope is 1. */
export const xavier: Remedy = startingWeights({ type: 'glorot-uniform' });

/** He et al. 2015, equation 10: makes up for the half that ReLU cuts off. */
export const he: Remedy = startingWeights({ type: 'he-uniform' });

/**
 * Sets the initializer of every hidden layer and the output. Projections on skip paths get Glorot in either case: no
 * activation follows them, so there is no half to make up for.
 */
function startingWeights(initializer: Initializer): Remedy {
  return (network) => {
    const { hidden, projections } = wiringOf(network);
    const hiddenIds = new Set(hidden.map(({ id }) => id));
    const projectionIds = new Set(projections.map(({ id }) => id));
    return {
      network: {
        ...network,
        layers: network.layers.map((layer) => {
          if (layer.type !== 'dense' && layer.type !== 'conv-2d' && layer.type !== 'output') {
            return layer;
          }
          if (projectionIds.has(layer.id)) {
            return { ...layer, initializer: { type: 'glorot-uniform' } };
          }
          const isMeant = layer.type === 'output' || hiddenIds.has(layer.id);
          return isMeant ? { ...layer, initializer } : layer;
        }),
      },
      leftAlone: [],
    };
  };
}
