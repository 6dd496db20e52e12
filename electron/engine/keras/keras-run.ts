import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { compileTraining } from '../../../shared/compile/compile-training';
import type { DataSet, Rows } from '../../../shared/data/data-set';
import { dataShape } from '../../../shared/data/data-set';
import { readExperiment } from '../../../shared/experiment/read-experiment';
import type { NamedWeights } from '../../../shared/messages/engine-messages';
import type { Result } from '../../../shared/problems/problem';
import { shuffledIndices } from '../../../shared/random/shuffle';
import { stream } from '../../../shared/random/stream';
import type { TrainingPlan } from '../../../shared/training/training-plan';
import type { StepResults, TrainingSession } from '../../../shared/training/training-session';
import { loadData } from '../../datasets/load-data';
import { writeSafetensors } from '../../weights/safetensors';

/** The experiments that Keras and this engine both train, step for step: see README.md. */
const kerasExperiments = join(__dirname, 'experiments');

export const comparedSteps = 50;

/** An experiment, and everything that Keras is given so that it trains the same. */
export interface KerasRun {
  readonly name: string;
  /** As in the file: what is not said there is Keras's default on one side and this lab's on the other. */
  readonly text: string;
  readonly plan: TrainingPlan;
  readonly data: DataSet;
  /** Rows of the training data, int32 [steps, batch]. */
  readonly batches: Int32Array;
  readonly stepsPerEpoch: number;
}

export function kerasExperimentNames(): readonly string[] {
  return readdirSync(kerasExperiments).map((file) => basename(file, '.json'));
}

export async function kerasRun(name: string): Promise<KerasRun> {
  const text = readFileSync(join(kerasExperiments, `${name}.json`), 'utf8');
  const experiment = sound(readExperiment(text));
  const { data } = sound(await loadData(experiment.data, kerasExperiments, experiment.seed));
  const plan = sound(compileTraining(experiment, dataShape(data)));
  const stepsPerEpoch = Math.floor(data.training.count / plan.batchSize);
  const batches = batchesOf(plan.batchSize, data.training.count, stepsPerEpoch, experiment.seed);
  return { name, text, plan, data, batches, stepsPerEpoch };
}

/** The first steps in the order in which the trainer takes them. */
function batchesOf(batchSize: number, rows: number, stepsPerEpoch: number, seed: number) {
  const epochs = Array.from({ length: Math.ceil(comparedSteps / stepsPerEpoch) }, (_, epoch) =>
    shuffledIndices(rows, stream(seed, `order/${epoch + 1}`)).subarray(
      0,
      stepsPerEpoch * batchSize,
    ),
  );
  return Int32Array.from(epochs.flatMap((order) => [...order]).slice(0, comparedSteps * batchSize));
}

/** All steps of the comparison. */
export function trainCompared({ plan, batches }: KerasRun, session: TrainingSession): StepResults {
  const coefficients = Array.from({ length: comparedSteps }, (_, step) =>
    plan.coefficients.at(step),
  );
  return session.train(comparedSteps, batches, Float32Array.from(coefficients.flat()));
}

/** Names of the variables that a step changes and Keras has as well. */
export function comparedVariables({ variables }: TrainingPlan): readonly string[] {
  return variables
    .filter(({ role }) => role === 'weight' || role === 'moving-average')
    .map(({ name }) => name);
}

/** What Keras reads: data, batches and starting weights. */
export function inputsForKeras({ plan, data, batches }: KerasRun): Uint8Array {
  const { sampleShape, training, validation } = data;
  const variables = plan.variables.filter(({ name }) => comparedVariables(plan).includes(name));
  const tensors = [
    ...rowsTensors('training', training, sampleShape),
    ...rowsTensors('validation', validation, sampleShape),
    {
      name: 'batches',
      shape: [comparedSteps, plan.batchSize],
      values: Float32Array.from(batches),
    },
    ...variables.map(({ name, shape, initialValues }) => ({
      name,
      shape,
      values: initialValues(),
    })),
  ];
  return writeSafetensors({ tensors, metadata: {} });
}

function rowsTensors(
  part: string,
  { count, inputs, targets }: Rows,
  sampleShape: readonly number[],
): readonly NamedWeights[] {
  return [
    { name: `${part}:inputs`, shape: [count, ...sampleShape], values: inputs },
    { name: `${part}:targets`, shape: [count], values: targets },
  ];
}

/** Tells recorded losses of these very inputs from those of others, such as after a change of a random stream. */
export function fingerprint(run: KerasRun): string {
  return createHash('sha256').update(run.text).update(inputsForKeras(run)).digest('hex');
}

function sound<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.problems.map(({ message }) => message).join('\n'));
  return result.value;
}
