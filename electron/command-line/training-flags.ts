import { resolve } from 'node:path';
import type { Experiment } from '../../shared/experiment/experiment';
import type { RunOptions } from '../../shared/messages/engine-messages';
import type { Result } from '../../shared/problems/problem';
import { succeed } from '../../shared/problems/problem';
import { choiceFlag, wholeNumberFlag } from './flag-values';
import type { Flags, Given } from './given';
import { namedExperiment } from './named-experiment';

export type CommonTrainingFlag = 'epochs' | 'seed' | 'device' | 'engine';
export type TrainingFlag = CommonTrainingFlag | 'checkpoint';

/** Flags of every command that trains. */
export const commonTrainingFlags: Flags<CommonTrainingFlag> = {
  epochs: { value: 'N', summary: 'train so many epochs instead of those in the file' },
  seed: { value: 'N', summary: 'another seed than that in the file' },
  device: { value: 'cpu|gpu', summary: 'where to train; by default a GPU where there is one' },
  engine: {
    value: 'tensorflow|reference',
    summary: 'what trains; by default TensorFlow where it can be loaded',
  },
};

/** Those of commands that train one run. */
export const trainingFlags: Flags<TrainingFlag> = {
  ...commonTrainingFlags,
  checkpoint: {
    value: 'PATH',
    summary: 'keep the state of the run there while it trains, and go on from it if it is there',
  },
};

const mostEpochs = 1_000_000;

/** The run that a file and the training flags ask for. */
export async function trainingOptions(
  file: string,
  given: Given<TrainingFlag>,
): Promise<Result<RunOptions>> {
  const options = await commonTrainingOptions(file, given);
  const checkpoint = given.text('checkpoint');
  if (!options.ok || checkpoint === undefined) return options;
  return succeed({ ...options.value, checkpoint: resolve(checkpoint) });
}

export async function commonTrainingOptions(
  file: string,
  given: Given<CommonTrainingFlag>,
): Promise<Result<RunOptions>> {
  const epochs = wholeNumberFlag('epochs', given.text('epochs'), 1, mostEpochs);
  if (!epochs.ok) return epochs;
  const seed = wholeNumberFlag('seed', given.text('seed'), 0, Number.MAX_SAFE_INTEGER);
  if (!seed.ok) return seed;
  const device = choiceFlag('device', given.text('device'), ['cpu', 'gpu']);
  if (!device.ok) return device;
  const engine = choiceFlag('engine', given.text('engine'), ['tensorflow', 'reference']);
  if (!engine.ok) return engine;
  const named = await namedExperiment(file);
  if (!named.ok) return named;
  return succeed({
    experiment: changed(named.value.experiment, epochs.value, seed.value),
    folder: named.value.folder,
    engine: engine.value ?? 'automatic',
    device: device.value ?? 'automatic',
    traces: null,
  });
}

function changed(
  experiment: Experiment,
  epochs = experiment.training.epochs,
  seed = experiment.seed,
): Experiment {
  return { ...experiment, seed, training: { ...experiment.training, epochs } };
}
