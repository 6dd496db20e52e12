import type { FunctionDef } from '@tensorflow/tfjs-node-gpu/dist/proto/api_pb.js';
import type { DataShape } from '../../../shared/data/data-set';
import type { Program } from '../../../shared/program/program';
import type { Shape } from '../../../shared/program/tensor-type';
import type { TrainingPlan } from '../../../shared/training/training-plan';
import { shapeAttribute, typeAttribute } from './attribute';
import { dataTypes } from './data-type';
import { dataVariables, variablesOf } from './data-variables';
import type { Device } from './execution-mode';
import type { CallInput, ExecutionMode } from './function-call';
import { addCall } from './function-call';
import type { Argument } from './function-definition';
import type { FunctionRequest, FunctionWriter } from './function-writer';
import { functionNames, leading } from './function-writer';
import { GraphScope } from './graph-scope';
import { opByOpFunctions } from './op-by-op/op-by-op-functions';
import { savedModel } from './saved-model';
import { xlaFunctions } from './stablehlo/xla-functions';
import type { GroupedVariable, VariableNodes } from './variable-nodes';
import { addVariables } from './variable-nodes';

/** A plan as a graph that TensorFlow loads, and the names under which it is fed and fetched. */
export interface TrainingGraph {
  /** Most steps of one call. */
  readonly capacity: number;
  readonly savedModel: Uint8Array;
  readonly variables: readonly VariableNodes[];
  /** The step's outputs, in the order of `train:1`, `train:2`, ...; `train:0` is the number of steps made. */
  readonly stepOutputs: readonly string[];
  /** In the order of `evaluate:0`, ...; empty without validation data. */
  readonly evaluationOutputs: readonly string[];
  /** In the order of `measure:0`, ... */
  readonly measurementOutputs: readonly string[];
}

export interface GraphOptions {
  readonly device: Device;
  readonly training: ExecutionMode;
  readonly measuring: ExecutionMode;
  /** Most steps of one call. */
  readonly capacity: number;
}

const writers: Readonly<Record<ExecutionMode, FunctionWriter>> = {
  xla: xlaFunctions,
  'op-by-op': opByOpFunctions,
};

const { float, integer } = dataTypes;
const trainingRows = [dataVariables.trainingInputs, dataVariables.trainingTargets];
const validationRows = [dataVariables.validationInputs, dataVariables.validationTargets];

export function writeTrainingGraph(
  plan: TrainingPlan,
  data: DataShape,
  options: GraphOptions,
): TrainingGraph {
  const { device, capacity } = options;
  const scope = new GraphScope('graph', `/device:${device.toUpperCase()}:0`);
  const variables = addVariables(scope, variablesOfRun(plan, data));
  const handles = new Map(variables.map(({ name, handle }) => [name, handle]));
  const functions: FunctionDef[] = [];

  const stepOutputs = Object.keys(plan.step.outputs);
  const evaluationOutputs = Object.keys(plan.evaluation?.outputs ?? {});
  const measurementOutputs = Object.keys(plan.measurement.outputs);
  addTraining();
  if (plan.evaluation !== null) addEvaluation(plan.evaluation);
  addMeasurement();

  return {
    capacity,
    savedModel: savedModel(scope, functions),
    variables,
    stepOutputs,
    evaluationOutputs,
    measurementOutputs,
  };

  function addTraining(): void {
    const mode = options.training;
    const used = [...trainingRows, ...variablesOf(plan.step)];
    functions.push(...writers[mode].training(request(used)));
    const shapes = [[], [capacity, plan.batchSize], [capacity, plan.coefficients.length]];
    addCall(scope, {
      name: 'train',
      function: functionNames.training,
      mode,
      inputs: [...placeholders(leading.training, shapes), ...handleInputs(used)],
      results: [integer, ...stepOutputs.map(() => float)],
    });
  }

  function addEvaluation(program: Program): void {
    const mode = options.measuring;
    const used = [...validationRows, ...variablesOf(program)];
    functions.push(writers[mode].evaluation(request(used), program));
    addCall(scope, {
      name: 'evaluate',
      function: functionNames.evaluation,
      mode,
      inputs: handleInputs(used),
      results: evaluationOutputs.map(() => float),
    });
  }

  function addMeasurement(): void {
    const mode = options.measuring;
    const used = [...trainingRows, ...variablesOf(plan.measurement)];
    functions.push(writers[mode].measurement(request(used)));
    addCall(scope, {
      name: 'measure',
      function: functionNames.measurement,
      mode,
      inputs: [...placeholders(leading.measurement, [[]]), ...handleInputs(used)],
      results: measurementOutputs.map(() => float),
    });
  }

  function request(used: readonly string[]): FunctionRequest {
    const names = new Map(used.map((name, index) => [name, `handle_${index}`]));
    return { plan, data, device, capacity, handles: names };
  }

  function handleInputs(used: readonly string[]): readonly CallInput[] {
    return used.map((name) => ({ value: handles.get(name) ?? '', type: dataTypes.resource }));
  }

  function placeholders(fed: readonly Argument[], shapes: readonly Shape[]): readonly CallInput[] {
    return fed.map(({ name, type }, index) => {
      const attributes = { dtype: typeAttribute(type), shape: shapeAttribute(shapes[index] ?? []) };
      return { value: scope.add('Placeholder', [], attributes, name), type };
    });
  }
}

function variablesOfRun(plan: TrainingPlan, data: DataShape): readonly GroupedVariable[] {
  const { sampleShape } = data;
  const rows = (inputs: string, targets: string, count: number): readonly GroupedVariable[] => [
    { name: inputs, shape: [count, ...sampleShape], group: 'data' },
    { name: targets, shape: [count], group: 'data' },
  ];
  return [
    ...plan.variables.map(({ name, shape, role }) => ({ name, shape, group: role })),
    ...rows(dataVariables.trainingInputs, dataVariables.trainingTargets, data.trainingRows),
    ...(plan.evaluation === null
      ? []
      : rows(dataVariables.validationInputs, dataVariables.validationTargets, data.validationRows)),
  ];
}
