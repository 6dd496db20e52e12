import { trainableNetwork } from '../../../shared/compile/trainable-network';
import { dataShape } from '../../../shared/data/data-set';
import { readExperiment } from '../../../shared/experiment/read-experiment';
import type { NamedWeights } from '../../../shared/messages/engine-messages';
import type { Result } from '../../../shared/problems/problem';
import { stream } from '../../../shared/random/stream';
import { applyRemedies } from '../../../shared/remedies/apply-remedies';
import { predictRows } from '../../../shared/training/predict-rows';
import { kerasExperimentNames, kerasRun } from '../../engine/keras/keras-run';
import { writeSafetensors } from '../../weights/safetensors';
import { kerasFile } from './keras-file';

/** For build/keras/check-export.mjs: a network as it is exported, with rows and what the lab says of them. */
export interface ExportedRun {
  readonly name: string;
  readonly file: Uint8Array;
  /** Safetensors with `inputs` and `expected`. */
  readonly rows: Uint8Array;
}

async function exportedRun(name: string): Promise<ExportedRun> {
  const { text, plan, data } = await kerasRun(name);
  const experiment = sound(readExperiment(text));
  const shape = dataShape(data);
  const { network } = applyRemedies(experiment.network, experiment.remedies, shape);
  const trainable = sound(trainableNetwork(network, shape));
  const random = stream(1, name);
  // Shifted, so that biases and moving averages are not all the same.
  const weights: readonly NamedWeights[] = plan.variables
    .filter(({ role }) => role === 'weight' || role === 'moving-average')
    .map(({ name: variable, shape: of, initialValues }) => ({
      name: variable,
      shape: of,
      values: initialValues().map((value) => value + 0.2 * random.uniform()),
    }));
  const tensors = weights.map(
    ({ name: variable, shape: of, values }) =>
      [variable, { shape: of, values: Float64Array.from(values) }] as const,
  );
  const { inputs, count } = data.validation;
  const predicted = predictRows(trainable, new Map(tensors), inputs);
  const rows = [
    { name: 'inputs', shape: [count, ...data.sampleShape], values: inputs },
    {
      name: 'expected',
      shape: [count, predicted.length / count],
      values: Float32Array.from(predicted),
    },
  ];
  const file = await kerasFile(trainable, weights, new Date());
  return { name, file, rows: writeSafetensors({ tensors: rows, metadata: {} }) };
}

function sound<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.problems.map(({ message }) => message).join('\n'));
  return result.value;
}

/**
 * One of every experiment that Keras trains too: together they have every layer type. Made while this module is loaded,
 * since whoever loads it by Vite's runner cannot import any further afterwards.
 */
export const exportedRuns: readonly ExportedRun[] = await Promise.all(
  kerasExperimentNames().map(exportedRun),
);
