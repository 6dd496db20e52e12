import { createHash } from 'node:crypto';
import type { DataSet } from '../../../shared/data/data-set';
import type { Experiment } from '../../../shared/experiment/experiment';
import type { Layer } from '../../../shared/network/layer-types';
import type { EngineDescription } from '../../../shared/signals/run-report';

/**
 * Runs of one identity train to the same bits. The number of epochs is no part of it, so that a run may be resumed for
 * more of them, unless the learning rate follows a schedule that depends on it; nor are names and places on the canvas.
 */
export function runIdentity(
  experiment: Experiment,
  rows: DataSet,
  engine: EngineDescription,
): string {
  const { network, remedies, data, training, seed } = experiment;
  const { schedule } = training.optimizer;
  const trained = {
    network: { ...network, layers: network.layers.map(withoutPlace) },
    remedies,
    data,
    training: schedule.type === 'constant' ? { ...training, epochs: null } : training,
    seed,
    engine: [engine.name, engine.tensorflow, engine.device, engine.mode],
  };
  const hash = createHash('sha256').update(JSON.stringify(trained));
  // A file of one's own may hold other rows than it did.
  for (const { inputs, targets } of [rows.training, rows.validation]) {
    hash.update(bytesOf(inputs)).update(bytesOf(targets));
  }
  return hash.digest('hex');
}

function bytesOf({ buffer, byteOffset, byteLength }: Float32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

function withoutPlace(layer: Layer): object {
  return Object.fromEntries(Object.entries(layer).filter(([field]) => field !== 'position'));
}
