import { typeAttribute } from '../attribute';
import { dataTypes } from '../data-type';
import { asTargets, dataVariables } from '../data-variables';
import type { FunctionWriter } from '../function-writer';
import { functionNames, leading } from '../function-writer';
import type { GraphScope, Reference } from '../graph-scope';
import { defineProgramFunction } from './program-function';
import { defineTrainingChunk } from './training-chunk';

/** Functions of TensorFlow's own operations, run one after the other. */
export const opByOpFunctions: FunctionWriter = {
  training: ({ plan, capacity, handles }) =>
    defineTrainingChunk({
      step: plan.step,
      capacity,
      outputs: Object.keys(plan.step.outputs),
      handles,
    }),

  evaluation: ({ handles }, program) =>
    defineProgramFunction({
      name: functionNames.evaluation,
      program,
      leading: leading.evaluation,
      handles,
      input: (scope, variables, name) =>
        name === 'y'
          ? asTargets(scope, program, variables.read(dataVariables.validationTargets))
          : variables.read(dataVariables.validationInputs),
    }),

  measurement: ({ plan, data, handles }) =>
    defineProgramFunction({
      name: functionNames.measurement,
      program: plan.measurement,
      leading: leading.measurement,
      handles,
      input: (scope, variables, name) => {
        switch (name) {
          case 'learningRateSum':
            return leading.measurement[0].name;
          case 'y': {
            const targets = variables.read(dataVariables.trainingTargets);
            return asTargets(scope, plan.measurement, firstRows(scope, targets, plan.probeSize, 1));
          }
          default: {
            const rank = data.sampleShape.length + 1;
            const inputs = variables.read(dataVariables.trainingInputs);
            return firstRows(scope, inputs, plan.probeSize, rank);
          }
        }
      },
    }),
};

function firstRows(scope: GraphScope, table: Reference, count: number, rank: number): Reference {
  const begin = Array.from({ length: rank }, () => 0);
  // -1: all that is left along the axis.
  const size = [count, ...begin.slice(1).map(() => -1)];
  return scope.add('Slice', [table, scope.integers(begin), scope.integers(size)], {
    T: typeAttribute(dataTypes.float),
    Index: typeAttribute(dataTypes.integer),
  });
}
