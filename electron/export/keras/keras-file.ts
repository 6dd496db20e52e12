import { zipSync } from 'fflate';
import type { TrainableNetwork } from '../../../shared/compile/trainable-network';
import type { NamedWeights } from '../../../shared/messages/engine-messages';
import { kerasConfig } from './keras-config';
import { inKerasOrder, kerasModel } from './keras-model';
import { weightsH5 } from './weights-h5';

/** The version of Keras whose files these are like. */
const kerasVersion = '3.15.1';

/**
 * A trained network as a .keras file. It takes inputs that are scaled as the training rows were, and gives the
 * probabilities of the classes, or the value in regression.
 */
export async function kerasFile(
  network: TrainableNetwork,
  weights: readonly NamedWeights[],
  saved: Date,
): Promise<Uint8Array> {
  const layers = inKerasOrder(kerasModel(network));
  const text = new TextEncoder();
  const date = saved.toISOString().slice(0, 19).replace('T', '@');
  const metadata = { keras_version: kerasVersion, date_saved: date };
  return zipSync({
    'metadata.json': text.encode(JSON.stringify(metadata)),
    'config.json': text.encode(JSON.stringify(kerasConfig(layers, 'gradient_lab'))),
    'model.weights.h5': [await weightsH5(layers, weights), { level: 0 }],
  });
}
