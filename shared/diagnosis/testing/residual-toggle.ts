import { activationFunctions } from '../../network/activation-functions';
import type { ActivationFunctionName } from '../../network/activation-functions';
import type { Experiment } from '../../experiment/experiment';
import { experimentFromJson } from '../../experiment/read-experiment';
import { networkOf } from '../calibration/network-plan';

/** Weights that suit a function: He's for what rectifies, LeCun's for SELU, Glorot's for the rest. */
function initializerFor(name: ActivationFunctionName): string {
  if (name === 'selu') return 'lecun-normal';
  return activationFunctions[name].family === 'rectifying' ? 'he-normal' : 'glorot-normal';
}

/** A plain network on two moons with weights that suit its function, and the residual toggle off or on. */
export function toggled(
  name: ActivationFunctionName,
  depth: number,
  residual: boolean,
  change: { readonly seed?: number; readonly epochs?: number; readonly samples?: number } = {},
): Experiment {
  const { seed = 1, epochs = 12, samples = 600 } = change;
  const read = experimentFromJson({
    format: 'gradient-lab/experiment',
    version: 1,
    network: networkOf({
      hidden: depth,
      width: 24,
      activation: name,
      initializer: { type: initializerFor(name) },
    }),
    remedies: { residual },
    data: { source: 'moons', samples, noise: 0.15 },
    training: { optimizer: { type: 'sgd', learningRate: 0.05 }, batchSize: 32, epochs },
    seed,
  });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
}
