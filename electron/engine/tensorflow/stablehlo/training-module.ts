import { dataVariables } from '../data-variables';
import type { FunctionDefinition } from '../function-definition';
import type { TrainingFunctionRequest } from '../training-function';
import { trainingArguments, trainingFunction } from '../training-function';
import { chunkModule } from './chunk-module';
import type { HloType } from './hlo-type';
import { ofElement } from './hlo-type';
import { defineModuleFunction } from './module-function';

/** A chunk of training steps as a function that XLA compiles. */
export function defineTrainingModule(
  request: TrainingFunctionRequest,
): readonly FunctionDefinition[] {
  const { plan, device, capacity, handles } = request;
  const updated = plan.step.updates.map(({ variable }) => variable);
  const module = chunkModule({
    step: plan.step,
    capacity,
    batchSize: plan.batchSize,
    coefficients: plan.coefficients.length,
    outputs: Object.keys(plan.step.outputs),
    variables: variableTypes(request),
    updated,
  });
  return [
    defineModuleFunction({
      name: trainingFunction,
      device,
      module,
      leading: trainingArguments,
      handles,
      updated,
    }),
  ];
}

/** Types of the variables that the function has handles of, in the same order. */
function variableTypes({
  plan,
  data,
  handles,
}: TrainingFunctionRequest): ReadonlyMap<string, HloType> {
  const { sampleShape, trainingRows } = data;
  const types = new Map<string, HloType>(
    plan.variables.map(({ name, shape }) => [name, ofElement('f32', ...shape)]),
  );
  types.set(dataVariables.trainingInputs, ofElement('f32', trainingRows, ...sampleShape));
  types.set(dataVariables.trainingTargets, ofElement('f32', trainingRows));
  return new Map(
    [...handles.keys()].map((name) => {
      const type = types.get(name);
      if (type === undefined) throw new Error(`There is no variable ${name}.`);
      return [name, type];
    }),
  );
}
