import type { DataShape } from '../../../shared/data/data-set';
import type { Program } from '../../../shared/program/program';
import type { Shape } from '../../../shared/program/tensor-type';
import type { TrainingPlan } from '../../../shared/training/training-plan';
import { shapeAttribute, typeAttribute } from './attribute';
import type { DataType } from './data-type';
import { dataTypes } from './data-type';
import { asTargets, dataVariables, variablesOf } from './data-variables';
import type { Device } from './execution-mode';
import type { ExecutionMode } from './function-call';
import { addCall } from './function-call';
import type { Reference } from './graph-scope';
import { GraphScope } from './graph-scope';
import { emitProgram } from './op-by-op/program-emission';
import { defineTrainingChunk } from './op-by-op/training-chunk';
import { savedModel } from './saved-model';
import { defineTrainingModule } from './stablehlo/training-module';
import { trainingArguments, trainingFunction } from './training-function';
import { VariableAccess } from './variable-access';
import type { GroupedVariable, VariableNodes } from './variable-nodes';
import { addVariables } from './variable-nodes';

/** A plan as a graph that TensorFlow loads, and the names under which it is fed and fetched. */
export interface TrainingGraph {
  /** Most steps of one call. */
  readonly capacity: number;
  readonly savedModel: Uint8Array;
  readonly variables: readonly VariableNodes[];
  readonly train: {
    /** The number of steps made. */
    readonly steps: Reference;
    readonly outputs: readonly NamedFetch[];
  };
  /** Empty without validation data. */
  readonly evaluate: readonly NamedFetch[];
  /** Empty where nothing is predicted. */
  readonly predict: readonly NamedFetch[];
  readonly measure: readonly NamedFetch[];
}

/** An output of a program and where it is fetched. */
export interface NamedFetch {
  readonly name: string;
  readonly fetch: Reference;
}

export interface GraphOptions {
  readonly device: Device;
  /** Of the training steps. What is done once an epoch runs op by op: compiling it would cost more than it saves. */
  readonly mode: ExecutionMode;
  readonly capacity: number;
}

export const learningRateSum = 'learning_rate_sum';

/** A block of validation rows, which is fed: a copy of all of them in TensorFlow would only take memory. */
export const validationBlock = {
  inputs: 'validation_inputs',
  targets: 'validation_targets',
} as const;

/** A block of rows that is fed to be predicted. */
export const predictionBlock = 'prediction_inputs';

const writers = { xla: defineTrainingModule, 'op-by-op': defineTrainingChunk } as const;
const { float, integer } = dataTypes;

export function writeTrainingGraph(
  plan: TrainingPlan,
  data: DataShape,
  { device, mode, capacity }: GraphOptions,
): TrainingGraph {
  const scope = new GraphScope('graph', `/device:${device.toUpperCase()}:0`);
  const variables = addVariables(scope, variablesOfRun(plan, data));
  const handles = new Map(variables.map(({ name, handle }) => [name, handle]));
  const { functions, train } = addTraining();
  const evaluate = plan.evaluation === null ? [] : addEvaluation(plan.evaluation);
  const predict = plan.prediction === null ? [] : addPrediction(plan.prediction);
  const measure = addMeasurement();
  return {
    capacity,
    savedModel: savedModel(scope, functions),
    variables,
    train,
    evaluate,
    predict,
    measure,
  };

  function addTraining() {
    const { trainingInputs, trainingTargets } = dataVariables;
    const used = [trainingInputs, trainingTargets, ...variablesOf(plan.step)];
    const names = new Map(used.map((name, index) => [name, `handle_${index}`]));
    const shapes = [[], [capacity, plan.batchSize], [capacity, plan.coefficients.length]];
    const outputs = Object.keys(plan.step.outputs);
    addCall(scope, {
      name: 'train',
      function: trainingFunction,
      mode,
      inputs: [
        ...trainingArguments.map(({ name, type }, index) => ({
          value: addPlaceholder(name, type, shapes[index] ?? []),
          type,
        })),
        ...used.map((name) => ({ value: handles.get(name) ?? '', type: dataTypes.resource })),
      ],
      results: [integer, ...outputs.map(() => float)],
    });
    return {
      functions: writers[mode]({ plan, data, device, capacity, handles: names }),
      train: {
        steps: 'train:0',
        outputs: outputs.map((name, index) => ({ name, fetch: `train:${index + 1}` })),
      },
    };
  }

  function addEvaluation(program: Program): readonly NamedFetch[] {
    const { evaluationRows: rows } = plan;
    const inputs = addPlaceholder(validationBlock.inputs, float, [rows, ...data.sampleShape]);
    const targets = addPlaceholder(validationBlock.targets, float, [rows]);
    return addProgram(program, (_, name) =>
      name === 'y' ? asTargets(scope, program, targets) : inputs,
    );
  }

  function addPrediction(program: Program): readonly NamedFetch[] {
    const shape = [plan.predictionRows, ...data.sampleShape];
    const inputs = addPlaceholder(predictionBlock, float, shape);
    return addProgram(program, () => inputs);
  }

  function addMeasurement(): readonly NamedFetch[] {
    const program = plan.measurement;
    const rateSum = addPlaceholder(learningRateSum, float, []);
    return addProgram(program, (access, name) => {
      switch (name) {
        case 'learningRateSum':
          return rateSum;
        case 'y': {
          const targets = access.read(dataVariables.trainingTargets);
          return asTargets(scope, program, firstRows(scope, targets, plan.probeSize, 1));
        }
        default: {
          const inputs = access.read(dataVariables.trainingInputs);
          return firstRows(scope, inputs, plan.probeSize, data.sampleShape.length + 1);
        }
      }
    });
  }

  /** A program op by op; its outputs are there after its updates are written. */
  function addProgram(
    program: Program,
    input: (access: VariableAccess, name: string) => Reference,
  ): readonly NamedFetch[] {
    const access = new VariableAccess(scope, handles);
    const { outputs, updates } = emitProgram(program, scope, {
      variable: (name) => access.read(name),
      input: (name) => input(access, name),
    });
    const written = updates.map(({ variable, value }) => access.write(variable, value));
    return Object.entries(outputs).map(([name, value]) => ({
      name,
      fetch: scope.add('Identity', [value, ...written], { T: typeAttribute(float) }),
    }));
  }

  function addPlaceholder(name: string, type: DataType, shape: Shape): Reference {
    const attributes = { dtype: typeAttribute(type), shape: shapeAttribute(shape) };
    return scope.add('Placeholder', [], attributes, name);
  }
}

function firstRows(scope: GraphScope, table: Reference, count: number, rank: number): Reference {
  const begin = Array.from({ length: rank }, () => 0);
  // -1: all that is left along the axis.
  const size = [count, ...begin.slice(1).map(() => -1)];
  return scope.add('Slice', [table, scope.integers(begin), scope.integers(size)], {
    T: typeAttribute(float),
    Index: typeAttribute(integer),
  });
}

function variablesOfRun(plan: TrainingPlan, data: DataShape): readonly GroupedVariable[] {
  const { sampleShape } = data;
  const { trainingInputs, trainingTargets } = dataVariables;
  return [
    ...plan.variables.map(({ name, shape, role }) => ({ name, shape, group: role })),
    { name: trainingInputs, shape: [data.trainingRows, ...sampleShape], group: 'data' },
    { name: trainingTargets, shape: [data.trainingRows], group: 'data' },
  ];
}
