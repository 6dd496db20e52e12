import type { FunctionDef } from '@tensorflow/tfjs-node-gpu/dist/proto/api_pb.js';
import type { DataShape } from '../../../shared/data/data-set';
import type { Program } from '../../../shared/program/program';
import type { Shape } from '../../../shared/program/tensor-type';
import type { TrainingPlan } from '../../../shared/training/training-plan';
import { shapeAttribute, typeAttribute } from './attribute';
import type { DataType } from './data-type';
import { dataTypes } from './data-type';
import { asTargets, dataVariables } from './data-variables';
import type { CallInput, ExecutionMode } from './function-call';
import { addCall, modeAttributes } from './function-call';
import type { Reference } from './graph-scope';
import { GraphScope } from './graph-scope';
import { defineProgramFunction, variablesOf } from './program-function';
import { savedModel } from './saved-model';
import { chunkFunction, defineTrainingChunk } from './training-chunk';
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
  readonly device: 'cpu' | 'gpu';
  readonly training: ExecutionMode;
  readonly measuring: ExecutionMode;
  /** Most steps of one call. */
  readonly capacity: number;
}

interface Parameter {
  readonly name: string;
  readonly type: DataType;
  readonly shape: Shape;
}

export function writeTrainingGraph(
  plan: TrainingPlan,
  data: DataShape,
  options: GraphOptions,
): TrainingGraph {
  const scope = new GraphScope('graph', `/device:${options.device.toUpperCase()}:0`);
  const variables = addVariables(scope, variablesOfRun(plan, data));
  const functions: FunctionDef[] = [];

  const stepOutputs = Object.keys(plan.step.outputs);
  addTraining();
  const evaluationOutputs = Object.keys(plan.evaluation?.outputs ?? {});
  if (plan.evaluation !== null) addEvaluation(plan.evaluation);
  const measurementOutputs = Object.keys(plan.measurement.outputs);
  addMeasurement();

  return {
    capacity: options.capacity,
    savedModel: savedModel(scope, functions),
    variables,
    stepOutputs,
    evaluationOutputs,
    measurementOutputs,
  };

  function addTraining(): void {
    const { capacity, training: mode } = options;
    const used = handlesOf(plan.step, [
      dataVariables.trainingInputs,
      dataVariables.trainingTargets,
    ]);
    functions.push(
      ...defineTrainingChunk({
        step: plan.step,
        capacity,
        attributes: modeAttributes(mode),
        outputs: stepOutputs,
        handles: used.names,
      }),
    );
    const { float, integer } = dataTypes;
    const parameters = [
      { name: 'steps', type: integer, shape: [] },
      { name: 'rows', type: integer, shape: [capacity, plan.batchSize] },
      { name: 'coefficients', type: float, shape: [capacity, plan.coefficients.length] },
    ];
    addCall(scope, {
      name: 'train',
      function: chunkFunction,
      mode,
      inputs: [...parameters.map(addPlaceholder), ...used.inputs],
      results: [integer, ...stepOutputs.map(() => float)],
    });
  }

  function addEvaluation(program: Program): void {
    const used = handlesOf(program, [
      dataVariables.validationInputs,
      dataVariables.validationTargets,
    ]);
    functions.push(
      defineProgramFunction({
        name: 'evaluation',
        program,
        attributes: modeAttributes(options.measuring),
        outputs: evaluationOutputs,
        leading: [],
        handles: used.names,
        input: (body, access, name) =>
          name === 'y'
            ? asTargets(body, program, access.read(dataVariables.validationTargets))
            : access.read(dataVariables.validationInputs),
      }),
    );
    addCall(scope, {
      name: 'evaluate',
      function: 'evaluation',
      mode: options.measuring,
      inputs: used.inputs,
      results: evaluationOutputs.map(() => dataTypes.float),
    });
  }

  function addMeasurement(): void {
    const program = plan.measurement;
    const used = handlesOf(program, [dataVariables.trainingInputs, dataVariables.trainingTargets]);
    const rateSum = { name: 'learning_rate_sum', type: dataTypes.float, shape: [] };
    functions.push(
      defineProgramFunction({
        name: 'measurement',
        program,
        attributes: modeAttributes(options.measuring),
        outputs: measurementOutputs,
        leading: [rateSum],
        handles: used.names,
        input: (body, access, name) => {
          if (name === 'learningRateSum') return rateSum.name;
          const rows = access.read(
            name === 'y' ? dataVariables.trainingTargets : dataVariables.trainingInputs,
          );
          const rank = name === 'y' ? 1 : data.sampleShape.length + 1;
          const probe = firstRows(body, rows, plan.probeSize, rank);
          return name === 'y' ? asTargets(body, program, probe) : probe;
        },
      }),
    );
    addCall(scope, {
      name: 'measure',
      function: 'measurement',
      mode: options.measuring,
      inputs: [addPlaceholder(rateSum), ...used.inputs],
      results: measurementOutputs.map(() => dataTypes.float),
    });
  }

  function addPlaceholder({ name, type, shape }: Parameter): CallInput {
    const attributes = { dtype: typeAttribute(type), shape: shapeAttribute(shape) };
    return { value: scope.add('Placeholder', [], attributes, name), type };
  }

  /** Handles of the program's variables and of the data: as arguments inside of a function, and as inputs of its call. */
  function handlesOf(
    program: Program,
    dataNames: readonly string[],
  ): {
    readonly names: ReadonlyMap<string, string>;
    readonly inputs: readonly CallInput[];
  } {
    const wanted = new Set([...variablesOf(program), ...dataNames]);
    const used = variables.filter(({ name }) => wanted.has(name));
    return {
      names: new Map(used.map(({ name }, index) => [name, `handle_${index}`])),
      inputs: used.map(({ handle }) => ({ value: handle, type: dataTypes.resource })),
    };
  }
}

function variablesOfRun(plan: TrainingPlan, data: DataShape): readonly GroupedVariable[] {
  const { trainingRows, validationRows, sampleShape } = data;
  const training = [
    { name: dataVariables.trainingInputs, shape: [trainingRows, ...sampleShape] },
    { name: dataVariables.trainingTargets, shape: [trainingRows] },
  ];
  const validation = [
    { name: dataVariables.validationInputs, shape: [validationRows, ...sampleShape] },
    { name: dataVariables.validationTargets, shape: [validationRows] },
  ];
  const rows = plan.evaluation === null ? training : [...training, ...validation];
  return [
    ...plan.variables.map(({ name, shape, role }) => ({ name, shape, group: role })),
    ...rows.map((variable) => ({ ...variable, group: 'data' })),
  ];
}

function firstRows(scope: GraphScope, table: Reference, count: number, rank: number): Reference {
  const begin = Array.from({ length: rank }, () => 0);
  // -1: all that is left along the axis.
  const size = [count, ...begin.slice(1).map(() => -1)];
  return scope.add('Slice', [table, scope.integers(begin), scope.integers(size)], {
    T: typeAttribute(dataTypes.float),
    Index: typeAttribute(dataTypes.integer),
  });
}
