import type { DataShape } from '../data/data-set';
import type { Experiment } from '../experiment/experiment';
import { initialize } from '../network/initializer';
import type { Network } from '../network/network';
import type { Result } from '../problems/problem';
import { fail, succeed } from '../problems/problem';
import { item } from '../program/element';
import type { WeightTrace } from '../signals/run-report';
import { isPlane } from '../snapshots/plane';
import type { Coefficients, TrainingPlan, Variable } from '../training/training-plan';
import { classWeightsOf } from './class-weights';
import { evaluationProgram, evaluationRows } from './evaluation';
import { learningRateAt } from './learning-rate';
import { applicability, comparedWeights, measuredSignals, measurementProgram } from './measurement';
import { optimizerCoefficients } from './optimizers';
import { predictionProgram } from './prediction';
import { programKey } from './program-key';
import { singleValueBatch } from './single-value-batch';
import { randomCoefficients } from './step-inputs';
import type { LayerVariable, TrainableNetwork } from './trainable-network';
import { trainableNetwork, trainedVariables } from './trainable-network';
import { slotVariables, trainingStep } from './training-step';
import type { MeasuredLayer } from './weight-layers';
import { firstWeights, measuredLayers } from './weight-layers';

/** Signals are measured on the first rows of the training data, at most so many. */
const largestProbe = 256;

/** Of the plane so many places go through the network together. */
const predictionRows = 1024;

export interface CompileOptions {
  /** Single weights to follow; null: weight w11 of every weight layer. */
  readonly traces?: readonly WeightTrace[] | null;
  /** Followed too, where the network has them. */
  readonly picks?: readonly WeightTrace[];
  /** Names of the classes, where class weights are given by name. */
  readonly classNames?: readonly string[];
}

/** Groups written out, the network checked, and turned into the programs that a session runs. */
export function compileNetwork(
  drawn: Network,
  { training, seed }: Pick<Experiment, 'training' | 'seed'>,
  data: DataShape,
  options: CompileOptions = {},
): Result<TrainingPlan> {
  if (data.trainingRows < 1) return fail(noRows);
  const checked = trainableNetwork(drawn, data);
  if (!checked.ok) return checked;
  const network = checked.value;
  const classWeights = classWeightsOf(training.classWeights, data, options.classNames ?? []);
  if (!classWeights.ok) return classWeights;
  const measured = measuredLayers(network);
  const wanted = options.traces ?? firstWeights(measured);
  const lost = wanted.find((trace) => !exists(trace, measured));
  if (lost !== undefined) return fail(noSuchWeight(lost));

  const traces = [...wanted, ...furtherPicks(options.picks ?? [], wanted, measured)];

  const { optimizer } = training;
  const batchSize = Math.min(training.batchSize, data.trainingRows);
  const unlearnable = singleValueBatch(network, batchSize);
  if (unlearnable !== null) return fail(unlearnable);
  const probeSize = Math.min(largestProbe, data.trainingRows);
  const step = trainingStep(network, optimizer, batchSize, classWeights.value);
  const blockRows = data.validationRows === 0 ? 0 : evaluationRows(network, data.validationRows);
  const evaluation = blockRows === 0 ? null : evaluationProgram(network, blockRows);
  const prediction = isPlane(data) ? predictionProgram(network, predictionRows) : null;
  const stepsPerEpoch = Math.floor(data.trainingRows / batchSize);
  const measurement = measurementProgram(network, measured, traces, {
    probeSize,
    stepsPerEpoch,
    classWeights: classWeights.value,
  });
  return succeed({
    variables: variablesOf(network, measured, optimizer, seed),
    step,
    evaluation,
    prediction,
    measurement: measurement.program,
    measured: measuredSignals,
    samples: measurement.samples,
    applies: applicability(measured, network),
    layers: measured.map(({ description }) => description),
    traces,
    batchSize,
    evaluationRows: blockRows,
    predictionRows,
    probeSize,
    coefficients: coefficientsOf(training, seed, {
      stepsPerEpoch,
      epochs: training.epochs,
    }),
    key: programKey([step, evaluation, prediction, measurement.program]),
  });
}

function variablesOf(
  network: TrainableNetwork,
  measured: readonly MeasuredLayer[],
  optimizer: Experiment['training']['optimizer'],
  seed: number,
): readonly Variable[] {
  const initialValues = ({ initializer, shape, fanIn, fanOut, variable }: LayerVariable) =>
    initialize(initializer, shape, fanIn, fanOut, seed, variable);
  const own = network.layers.flatMap(({ variables }) =>
    variables.map((variable) => ({
      name: variable.variable,
      shape: variable.shape,
      role: variable.trained ? ('weight' as const) : ('moving-average' as const),
      layer: variable.layer,
      initialValues: () => initialValues(variable),
    })),
  );
  return [
    ...own,
    ...slotVariables(trainedVariables(network), optimizer),
    ...comparedWeights(measured, initialValues),
  ];
}

function coefficientsOf(
  { optimizer }: Experiment['training'],
  seed: number,
  length: { readonly stepsPerEpoch: number; readonly epochs: number },
): Coefficients {
  const random = randomCoefficients(seed);
  const at = (step: number): readonly number[] => {
    const rate = learningRateAt(step, optimizer.learningRate, optimizer.schedule, length);
    return [rate, ...optimizerCoefficients(optimizer, rate, step), ...random(step)];
  };
  return { length: at(0).length, at };
}

/** Those that the network has and that are not followed anyway. */
function furtherPicks(
  picks: readonly WeightTrace[],
  followed: readonly WeightTrace[],
  measured: readonly MeasuredLayer[],
): readonly WeightTrace[] {
  const known = new Set(followed.map((trace) => JSON.stringify([trace.layer, trace.index])));
  return picks.filter(
    (pick) => exists(pick, measured) && !known.has(JSON.stringify([pick.layer, pick.index])),
  );
}

function exists({ layer, index }: WeightTrace, measured: readonly MeasuredLayer[]): boolean {
  const shape = measured.find(({ id }) => id === layer)?.kernel.shape;
  return (
    shape?.length === index.length &&
    index.every((place, axis) => Number.isInteger(place) && place >= 0 && place < item(shape, axis))
  );
}

const noRows = {
  code: 'no-training-rows',
  message: 'The data has no rows to train on.',
  hint: 'Take more samples, or a smaller share for validation.',
} as const;

function noSuchWeight({ layer, index }: WeightTrace) {
  return {
    code: 'unknown-weight',
    message: `There is no weight [${index.join(', ')}] in layer ${layer} to follow.`,
    hint: 'Pick another weight.',
    place: { kind: 'layer', layer },
  } as const;
}
