import type { TrainingOptions } from '../experiment/training-options';
import { differentiate } from '../program/differentiate';
import { item } from '../program/element';
import type { Program } from '../program/program';
import { ProgramBuilder } from '../program/program-builder';
import { elementCount, floatTensor } from '../program/tensor-type';
import type { Variable } from '../training/training-plan';
import { clipByGlobalNorm } from './clip-by-global-norm';
import { forwardPass, variableValue } from './forward-pass';
import type { VariableUpdate } from './forward-pass';
import { lossOf, lossOutputs, targetType } from './loss';
import { optimizerCoefficients, optimizerSlots, optimizerUpdate } from './optimizers';
import { stepInputs } from './step-inputs';
import type { LayerVariable, TrainableNetwork } from './trainable-network';
import { trainedVariables } from './trainable-network';

type Optimizer = TrainingOptions['optimizer'];

/** One training step: forward, loss, backward, clipping, and the new weights, slots and moving averages. */
export function trainingStep(
  network: TrainableNetwork,
  optimizer: Optimizer,
  batchSize: number,
  classWeights: readonly number[] | null,
): Program {
  const { data } = network;
  const builder = new ProgramBuilder();
  const x = builder.input('x', floatTensor(batchSize, ...data.sampleShape));
  const y = builder.input('y', targetType(data, batchSize));
  const inputs = stepInputs(builder, optimizerCoefficients(optimizer, 0, 0).length);

  const forward = forwardPass(builder, network, { x, mode: 'training', uniform: inputs.uniform });
  const loss = lossOf(builder, data, forward.output, y, classWeights);

  const variables = trainedVariables(network);
  const weights = variables.map((variable) => variableValue(builder, variable));
  const gradients = differentiate(builder, loss.mean, weights);
  const clipped =
    optimizer.clipNorm === undefined
      ? gradients
      : clipByGlobalNorm(builder, gradients, optimizer.clipNorm);

  const updates = variables.flatMap(({ variable }, index): readonly VariableUpdate[] => {
    const weight = item(weights, index);
    const slotType = weight.type;
    const updated = optimizerUpdate(optimizer, {
      builder,
      weight,
      gradient: item(clipped, index),
      slot: (name) => builder.variable(slotName(variable, name), slotType),
      learningRate: inputs.learningRate,
      coefficients: inputs.optimizer,
    });
    const slots = Object.entries(updated.slots);
    return [
      { variable, value: updated.weight },
      ...slots.map(([name, value]) => ({ variable: slotName(variable, name), value })),
    ];
  });
  return builder.finish(lossOutputs(loss), [...updates, ...forward.updates]);
}

/** What the optimizer remembers, one tensor of the weight's shape per slot. */
export function slotVariables(
  variables: readonly LayerVariable[],
  optimizer: Optimizer,
): readonly Variable[] {
  const slots = Object.entries(optimizerSlots(optimizer));
  return variables.flatMap(({ layer, variable, shape }) =>
    slots.map(([name, initialValue]) => ({
      name: slotName(variable, name),
      shape,
      role: 'slot' as const,
      layer,
      initialValues: () => new Float32Array(elementCount(shape)).fill(initialValue),
    })),
  );
}

function slotName(variable: string, slot: string): string {
  return `${variable}/${slot}`;
}
