import { classWeightsOf } from '../compile/class-weights';
import { applicability, comparedWeights, measurementProgram } from '../compile/measurement';
import { trainableNetwork } from '../compile/trainable-network';
import type { LayerVariable, TrainableNetwork } from '../compile/trainable-network';
import { measuredLayers } from '../compile/weight-layers';
import type { MeasuredLayer } from '../compile/weight-layers';
import { dataFacts } from '../data/data-facts';
import type { DataFacts } from '../data/data-facts';
import { dataShape } from '../data/data-set';
import type { DataSet } from '../data/data-set';
import { noInformationLoss } from '../data/no-information-loss';
import type { Experiment } from '../experiment/experiment';
import { initialize } from '../network/initializer';
import type { Result } from '../problems/problem';
import { succeed } from '../problems/problem';
import { withoutDeadNodes } from '../program/dead-nodes';
import { item } from '../program/element';
import { evaluate } from '../program/interpreter';
import type { Program } from '../program/program';
import type { Tensor } from '../program/tensor';
import { elementCount } from '../program/tensor-type';
import { overlay } from '../remedies/apply-remedies';
import type { EpochReport, RunDescription } from '../signals/run-report';
import type { SignalName } from '../signals/signal';

/** Initial statistics are taken over so many rows. */
const mostRows = 64;

export interface InitialReport {
  readonly description: RunDescription;
  /** As of epoch 0, of fewer rows than a run takes. */
  readonly report: EpochReport;
  /** Root mean square of the starting weights of each layer. */
  readonly weightSizes: readonly number[];
}

/** What a run would report before its first step, by the interpreter: without an engine, and without compiling a step. */
export function initialReport(experiment: Experiment, data: DataSet): Result<InitialReport> {
  const shape = dataShape(data);
  const drawn = overlay(experiment.network, experiment.remedies, shape).network;
  const checked = trainableNetwork(drawn, shape);
  if (!checked.ok) return checked;
  const network = checked.value;
  const { training, seed } = experiment;
  const classWeights = classWeightsOf(training.classWeights, shape, data.classes);
  if (!classWeights.ok) return classWeights;

  const layers = measuredLayers(network);
  const rows = Math.min(mostRows, data.training.count);
  const stepsPerEpoch = Math.floor(
    data.training.count / Math.min(training.batchSize, data.training.count),
  );
  const measurement = measurementProgram(network, layers, [], {
    probeSize: rows,
    stepsPerEpoch,
    classWeights: classWeights.value,
  });
  const variables = startingVariables(network, layers, seed);
  const results = evaluate(
    withoutSamples(measurement.program),
    { ...firstRows(data, rows), learningRateSum },
    variables,
  );
  return succeed({
    description: descriptionOf(data, layers, stepsPerEpoch),
    report: reportOf(results, layers, network),
    weightSizes: layers.map(({ kernel }) => sizeOf(variables.get(kernel.variable))),
  });
}

/** Nothing here asks how values are spread, which would cost as much again. */
function withoutSamples(program: Program): Program {
  const outputs = Object.entries(program.outputs).filter(([name]) => !name.startsWith('samples/'));
  return withoutDeadNodes({ ...program, outputs: Object.fromEntries(outputs) });
}

const learningRateSum: Tensor = { shape: [], values: Float64Array.of(0) };

function startingVariables(
  { layers }: TrainableNetwork,
  measured: readonly MeasuredLayer[],
  seed: number,
): Map<string, Tensor> {
  const valuesOf = ({ initializer, shape, fanIn, fanOut, variable }: LayerVariable) =>
    initialize(initializer, shape, fanIn, fanOut, seed, variable);
  const variables = new Map<string, Tensor>();
  for (const variable of layers.flatMap((layer) => layer.variables)) {
    const values = Float64Array.from(valuesOf(variable));
    variables.set(variable.variable, { shape: variable.shape, values });
  }
  // Nothing has moved yet: the weights stand in for what they are compared with.
  const kernels = new Map(measured.map(({ id, kernel }) => [id, variables.get(kernel.variable)]));
  for (const { name, shape, layer } of comparedWeights(measured, valuesOf)) {
    const values = Float64Array.from(kernels.get(layer)?.values ?? []);
    variables.set(name, { shape, values });
  }
  return variables;
}

function firstRows({ training, sampleShape }: DataSet, rows: number) {
  const width = elementCount(sampleShape);
  const inputs = Float64Array.from(training.inputs.subarray(0, rows * width));
  const targets = Float64Array.from(training.targets.subarray(0, rows));
  return {
    x: { shape: [rows, ...sampleShape], values: inputs },
    y: { shape: [rows], values: targets },
  };
}

function descriptionOf(
  data: DataSet,
  layers: readonly MeasuredLayer[],
  stepsPerEpoch: number,
): RunDescription {
  return {
    layers: layers.map(({ description }) => description),
    traces: [],
    noInformationLoss: noInformationLoss(data),
    parameters: layers.reduce((sum, { description }) => sum + description.parameters, 0),
    stepsPerEpoch,
    trainingRows: data.training.count,
    validationRows: data.validation.count,
    task: data.task,
    data: knownFacts(data),
    engine: {
      name: 'reference',
      tensorflow: null,
      device: 'CPU',
      mode: 'interpreter',
      compileMs: 0,
    },
  };
}

/** A network is edited many times over the same data. */
const factsOf = new WeakMap<DataSet, DataFacts>();

function knownFacts(data: DataSet): DataFacts {
  const known = factsOf.get(data) ?? dataFacts(data);
  factsOf.set(data, known);
  return known;
}

function reportOf(
  results: Readonly<Record<string, Tensor>>,
  layers: readonly MeasuredLayer[],
  network: TrainableNetwork,
): EpochReport {
  const applies = applicability(layers, network);
  const { probeLoss, ...vectors } = results;
  const names = Object.keys(vectors).filter((name): name is SignalName => name in applies);
  return {
    epoch: 0,
    loss: null,
    accuracy: null,
    validationLoss: null,
    validationAccuracy: null,
    probeLoss: item([...(probeLoss?.values ?? [NaN])], 0),
    signals: Object.fromEntries(
      names.map((name) => [
        name,
        Array.from(vectors[name]?.values ?? [], (value, layer) =>
          applies[name][layer] === true ? value : null,
        ),
      ]),
    ),
    traces: [],
  };
}

function sizeOf(kernel: Tensor | undefined): number {
  const values = kernel?.values ?? new Float64Array();
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);
}
