import {
  booleanAttribute,
  functionAttribute,
  integerAttribute,
  shapesAttribute,
  typeAttribute,
  typesAttribute,
} from '../attribute';
import type { TrainingPlan } from '../../../../shared/training/training-plan';
import type { DataType } from '../data-type';
import { dataTypes } from '../data-type';
import { asTargets, dataVariables } from '../data-variables';
import type { Argument, FunctionDefinition, FunctionResult } from '../function-definition';
import { defineFunction } from '../function-definition';
import type { TrainingFunctionRequest } from '../training-function';
import { trainingFunction } from '../training-function';
import type { GraphScope, Reference } from '../graph-scope';
import { emitProgram } from './program-emission';
import { VariableAccess } from '../variable-access';

/** Carried from step to step. Without a start of its own it is an argument of the chunk. */
interface LoopVariable extends Argument {
  readonly start?: (scope: GraphScope) => Reference;
}

const float = typeAttribute(dataTypes.float);
const integer = typeAttribute(dataTypes.integer);

/**
 * A chunk of training steps as one call. Arguments: the number of steps, rows [capacity, batch],
 * coefficients [capacity, length], then the variables' handles. Results: the steps made, then the outputs.
 * The number of steps is fed, not built in, so that no pace and no pause compiles anything anew.
 * The loop ends by itself after a step whose loss is not finite.
 */
export function defineTrainingChunk(
  definition: TrainingFunctionRequest,
): readonly FunctionDefinition[] {
  const variables = loopVariables(definition);
  return [
    defineFunction({ name: 'training_condition', parameters: variables }, (scope) => {
      const within = scope.add('Less', ['step', 'steps'], { T: integer });
      const goesOn = scope.add('LogicalAnd', [within, 'finite'], {});
      return [{ type: dataTypes.boolean, value: goesOn }];
    }),
    defineFunction({ name: 'training_step', parameters: variables }, (scope) => {
      const next = emitStep(scope, definition);
      return variables.map(({ name, type }) => ({ type, value: next.get(name) ?? name }));
    }),
    defineFunction(
      {
        name: trainingFunction,
        parameters: variables.filter(({ start }) => start === undefined),
      },
      (scope) => emitLoop(scope, definition, variables),
    ),
  ];
}

function loopVariables({
  plan,
  capacity,
  handles,
}: TrainingFunctionRequest): readonly LoopVariable[] {
  const { integer: count, float: number, boolean, resource } = dataTypes;
  return [
    { name: 'step', type: count, start: (scope) => scope.integer(0) },
    { name: 'finite', type: boolean, start: (scope) => scope.boolean(true) },
    ...outputsOf(plan).map((output) => ({
      name: resultName(output),
      type: number,
      start: (scope: GraphScope) => scope.floats([0], [capacity]),
    })),
    { name: 'steps', type: count },
    { name: 'rows', type: count },
    { name: 'coefficients', type: number },
    ...[...handles.values()].map((name) => ({ name, type: resource })),
  ];
}

function emitLoop(
  scope: GraphScope,
  { plan }: TrainingFunctionRequest,
  variables: readonly LoopVariable[],
): readonly FunctionResult[] {
  const results = outputsOf(plan).map(resultName);
  scope.add(
    'While',
    variables.map(({ name, start }) => start?.(scope) ?? name),
    {
      T: typesAttribute(variables.map(({ type }) => type)),
      cond: functionAttribute('training_condition'),
      body: functionAttribute('training_step'),
      output_shapes: shapesAttribute([]),
      parallel_iterations: integerAttribute(1),
      // The body becomes part of the graph. As a function of its own it would miss the passes that replace its
      // operations by those of oneDNN: convolutions would take three times as long.
      _lower_using_switch_merge: booleanAttribute(true),
    },
    'loop',
  );
  return variables
    .map(({ name, type }, index) => ({ name, type, value: scope.output('loop', 'While', index) }))
    .filter(({ name }) => name === 'step' || results.includes(name));
}

/** What the loop variables are after one more step; those left out stay as they are. */
function emitStep(
  scope: GraphScope,
  { plan, handles }: TrainingFunctionRequest,
): ReadonlyMap<string, Reference> {
  const { step } = plan;
  const variables = new VariableAccess(scope, handles);
  const rows = gather(scope, 'rows', 'step', dataTypes.integer);
  const { outputs: values, updates } = emitProgram(step, scope, {
    variable: (name) => variables.read(name),
    input: (name) => {
      switch (name) {
        case 'x':
          return gather(scope, variables.read(dataVariables.trainingInputs), rows);
        case 'y': {
          const targets = gather(scope, variables.read(dataVariables.trainingTargets), rows);
          return asTargets(scope, step, targets);
        }
        case 'coefficients':
          return gather(scope, 'coefficients', 'step');
        default:
          throw new Error(`A training step knows no input ${name}.`);
      }
    },
  });
  const written = updates.map(({ variable, value }) => variables.write(variable, value));
  const next = new Map<string, Reference>();
  const valueOf = (output: string): Reference => {
    const value = values[output];
    if (value === undefined) throw new Error(`The training step has no output ${output}.`);
    return value;
  };
  const following = scope.add('AddV2', ['step', scope.integer(1)], { T: integer });
  next.set('step', scope.add('Identity', [following, ...written], { T: integer }));
  next.set('finite', scope.add('IsFinite', [valueOf('loss')], { T: float }));
  for (const output of outputsOf(plan)) {
    next.set(resultName(output), replaceAt(scope, resultName(output), 'step', valueOf(output)));
  }
  return next;
}

function outputsOf({ step }: TrainingPlan): readonly string[] {
  return Object.keys(step.outputs);
}

function resultName(output: string): string {
  return `result_${output}`;
}

/** Rows of the table at an index or at a vector of indices. */
function gather(
  scope: GraphScope,
  table: Reference,
  indices: Reference,
  type: DataType = dataTypes.float,
): Reference {
  return scope.add('GatherV2', [table, indices, scope.integer(0)], {
    Tparams: typeAttribute(type),
    Tindices: integer,
    Taxis: integer,
    batch_dims: integerAttribute(0),
  });
}

/** The vector with the scalar at the index. */
function replaceAt(
  scope: GraphScope,
  vector: Reference,
  index: Reference,
  value: Reference,
): Reference {
  const reshape = { T: float, Tshape: integer };
  const place = scope.add('Reshape', [index, scope.integers([1, 1])], { ...reshape, T: integer });
  const update = scope.add('Reshape', [value, scope.integers([1])], reshape);
  return scope.add('TensorScatterUpdate', [vector, place, update], {
    T: float,
    Tindices: integer,
  });
}
