import type { DataSet, DataShape } from '../../data/data-set';
import { dataShape } from '../../data/data-set';
import type { TrainingOptions } from '../../experiment/training-options';
import type { Layer } from '../../network/layer-types';
import type { Network } from '../../network/network';
import type { Tensor } from '../../program/tensor';
import type { Shape } from '../../program/tensor-type';
import { elementCount } from '../../program/tensor-type';
import { sampleTensor } from '../../program/testing/sample-tensor';
import type { TrainingPlan } from '../../training/training-plan';
import type { CompileOptions } from '../compile-network';
import { compileNetwork } from '../compile-network';
import type { TrainableNetwork } from '../trainable-network';
import { trainableNetwork } from '../trainable-network';

/** Layers one after the other, between an input and an output. */
export function series(...between: readonly Layer[]): Network {
  const layers: readonly Layer[] = [
    { id: 'input', type: 'input' },
    ...between,
    { id: 'output', type: 'output', initializer: { type: 'glorot-uniform' }, useBias: true },
  ];
  const ids = layers.map(({ id }) => id);
  return {
    layers,
    connections: ids.slice(1).map((id, index) => [ids[index] ?? '', id] as const),
    groups: [],
  };
}

export function dense(id: string, units: number): Layer {
  return { id, type: 'dense', units, initializer: { type: 'glorot-uniform' }, useBias: true };
}

export function activation(id: string, name: Layer<'activation'>['function']): Layer {
  return { id, type: 'activation', function: name, slope: 0.1 };
}

export function batchNormalization(id: string): Layer {
  return { id, type: 'batch-normalization', momentum: 0.9, epsilon: 1e-3 };
}

export const plainSgd: TrainingOptions = {
  optimizer: {
    type: 'sgd',
    learningRate: 0.1,
    momentum: 0,
    nesterov: false,
    schedule: { type: 'constant' },
  },
  batchSize: 4,
  epochs: 3,
};

/** Numbers uniform in [-2, 2] with classes in turn (or the row's sum in regression), the same every time. */
export function sampleData(
  sampleShape: Shape,
  rows: number,
  task: DataSet['task'] = 'classification',
  classes = 3,
): DataSet {
  const { values } = sampleTensor('data', [rows, elementCount(sampleShape)]);
  const inputs = Float32Array.from(values);
  const width = elementCount(sampleShape);
  const targets = Float32Array.from({ length: rows }, (_, row) =>
    task === 'classification'
      ? row % classes
      : inputs.subarray(row * width, (row + 1) * width).reduce((sum, value) => sum + value, 0),
  );
  const part = { count: rows, inputs, targets };
  return {
    task,
    sampleShape,
    classes: task === 'classification' ? Array.from({ length: classes }, (_, k) => `c${k}`) : [],
    featureNames: Array.from({ length: width }, (_, index) => `x${index}`),
    training: part,
    validation: part,
  };
}

export function compiled(
  network: Network,
  data: DataSet,
  training: TrainingOptions = plainSgd,
  options: CompileOptions = {},
  seed = 1,
): TrainingPlan {
  const plan = compileNetwork(network, { training, seed }, dataShape(data), options);
  if (!plan.ok) throw new Error(JSON.stringify(plan.problems));
  return plan.value;
}

export function trainable(network: Network, data: DataShape): TrainableNetwork {
  const result = trainableNetwork(network, data);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

/** The plan's variables with their starting values, for programs that are evaluated directly. */
export function startingVariables(plan: TrainingPlan): Map<string, Tensor> {
  return new Map(
    plan.variables.map(({ name, shape, initialValues }) => [
      name,
      { shape, values: Float64Array.from(initialValues()) },
    ]),
  );
}

/** Inputs x and y of the first rows. */
export function firstRows(
  data: DataSet,
  count: number,
): { readonly x: Tensor; readonly y: Tensor } {
  const { inputs, targets } = data.training;
  const width = elementCount(data.sampleShape);
  return {
    x: {
      shape: [count, ...data.sampleShape],
      values: Float64Array.from(inputs.subarray(0, count * width)),
    },
    y: { shape: [count], values: Float64Array.from(targets.subarray(0, count)) },
  };
}
