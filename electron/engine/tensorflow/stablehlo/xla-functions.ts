import type { FunctionDef } from '@tensorflow/tfjs-node-gpu/dist/proto/api_pb.js';
import type { Program } from '../../../../shared/program/program';
import { dataVariables } from '../data-variables';
import type { FunctionRequest, FunctionWriter } from '../function-writer';
import { functionNames, leading } from '../function-writer';
import { chunkModule } from './chunk-module';
import type { HloType } from './hlo-type';
import { ofElement } from './hlo-type';
import { defineModuleFunction } from './module-function';
import { programModule } from './program-module';
import { asTargets } from './targets';

/** Functions that XLA compiles from StableHLO. */
export const xlaFunctions: FunctionWriter = {
  training: (request) => [trainingFunction(request)],

  evaluation: (request, program) => {
    const { device, handles } = request;
    const variables = variableTypes(request);
    const module = programModule({
      program,
      leading: leading.evaluation.map(() => ofElement('f32')),
      variables,
      input: ({ block, variable }, name) =>
        name === 'y'
          ? asTargets(block, program, variable(dataVariables.validationTargets))
          : variable(dataVariables.validationInputs),
    });
    const { evaluation: name } = functionNames;
    return defineModuleFunction({
      name,
      device,
      module,
      leading: leading.evaluation,
      handles,
      updated: updatedBy(program),
    });
  },

  measurement: (request) => {
    const { plan, device, handles } = request;
    const program = plan.measurement;
    const module = programModule({
      program,
      leading: leading.measurement.map(() => ofElement('f32')),
      variables: variableTypes(request),
      input: ({ block, leading: [rateSum], variable }, name) => {
        if (name === 'learningRateSum' && rateSum !== undefined) return rateSum;
        const rows = variable(
          name === 'y' ? dataVariables.trainingTargets : dataVariables.trainingInputs,
        );
        const [, ...row] = rows.type.shape;
        const begin = rows.type.shape.map(() => 0);
        const probe = block.slice(rows, begin, [plan.probeSize, ...row]);
        return name === 'y' ? asTargets(block, program, probe) : probe;
      },
    });
    const { measurement: name } = functionNames;
    return defineModuleFunction({
      name,
      device,
      module,
      leading: leading.measurement,
      handles,
      updated: updatedBy(program),
    });
  },
};

function trainingFunction(request: FunctionRequest): FunctionDef {
  const { plan, device, capacity, handles } = request;
  const updated = updatedBy(plan.step);
  const module = chunkModule({
    step: plan.step,
    capacity,
    batchSize: plan.batchSize,
    coefficients: plan.coefficients.length,
    outputs: Object.keys(plan.step.outputs),
    variables: variableTypes(request),
    updated,
  });
  return defineModuleFunction({
    name: functionNames.training,
    device,
    module,
    leading: leading.training,
    handles,
    updated,
  });
}

/** Types of the variables that the function has handles of, in the same order. */
function variableTypes({ plan, data, handles }: FunctionRequest): ReadonlyMap<string, HloType> {
  const { sampleShape, trainingRows, validationRows } = data;
  const types = new Map<string, HloType>(
    plan.variables.map(({ name, shape }) => [name, ofElement('f32', ...shape)]),
  );
  types.set(dataVariables.trainingInputs, ofElement('f32', trainingRows, ...sampleShape));
  types.set(dataVariables.trainingTargets, ofElement('f32', trainingRows));
  types.set(dataVariables.validationInputs, ofElement('f32', validationRows, ...sampleShape));
  types.set(dataVariables.validationTargets, ofElement('f32', validationRows));
  return new Map(
    [...handles.keys()].map((name) => {
      const type = types.get(name);
      if (type === undefined) throw new Error(`There is no variable ${name}.`);
      return [name, type];
    }),
  );
}

function updatedBy({ updates }: Program): readonly string[] {
  return updates.map(({ variable }) => variable);
}
