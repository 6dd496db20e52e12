import * as arithmetic from './operations/arithmetic';
import * as batch from './operations/batch-normalization';
import * as comparison from './operations/comparison';
import * as convolution from './operations/convolution-2d';
import * as exponential from './operations/exponential';
import * as indexing from './operations/indexing';
import * as joining from './operations/joining';
import { matmul } from './operations/matmul';
import * as pooling from './operations/pooling-2d';
import { randomUniform } from './operations/random-uniform';
import * as reduction from './operations/reduction';
import * as reshaping from './operations/reshaping';
import { logSoftmax } from './operations/log-softmax';
import * as squashing from './operations/squashing';
import type { DerivativeContext, Operation } from './operation';
import type { OperationNode } from './program';
import type { Value } from './program-builder';
import type { Tensor } from './tensor';
import type { TensorType } from './tensor-type';

const records = {
  // One float in, one of the same shape out.
  negate: arithmetic.negate,
  abs: arithmetic.abs,
  sign: arithmetic.sign,
  square: arithmetic.square,
  sqrt: arithmetic.sqrt,
  rsqrt: arithmetic.rsqrt,
  reciprocal: arithmetic.reciprocal,
  exp: exponential.exp,
  expm1: exponential.expm1,
  log: exponential.log,
  softplus: exponential.softplus,
  erf: exponential.erf,
  sigmoid: squashing.sigmoid,
  tanh: squashing.tanh,
  relu: squashing.relu,
  'stop-gradient': arithmetic.stopGradient,
  // Two that broadcast as in NumPy.
  add: arithmetic.add,
  subtract: arithmetic.subtract,
  multiply: arithmetic.multiply,
  divide: arithmetic.divide,
  maximum: comparison.maximum,
  minimum: comparison.minimum,
  greater: comparison.greater,
  equal: comparison.equal,
  select: comparison.select,
  'relu-gradient': squashing.reluGradient,
  // Along axes.
  matmul,
  'reduce-sum': reduction.reduceSum,
  'reduce-mean': reduction.reduceMean,
  'reduce-max': reduction.reduceMax,
  'reduce-variance': reduction.reduceVariance,
  'arg-max': reduction.argMax,
  'log-softmax': logSoftmax,
  'batch-normalization': batch.batchNormalization,
  'batch-normalization-input-gradient': batch.batchNormalizationInputGradient,
  'batch-normalization-scale-gradient': batch.batchNormalizationScaleGradient,
  // Shape.
  reshape: reshaping.reshape,
  transpose: reshaping.transpose,
  broadcast: reshaping.broadcast,
  slice: reshaping.slice,
  pad: reshaping.pad,
  concatenate: joining.concatenate,
  stack: joining.stack,
  // Integers.
  cast: indexing.cast,
  'one-hot': indexing.oneHot,
  gather: indexing.gather,
  'scatter-rows': indexing.scatterRows,
  'random-uniform': randomUniform,
  // Images: [batch, height, width, channels].
  'convolution-2d': convolution.convolution2d,
  'convolution-2d-input-gradient': convolution.convolution2dInputGradient,
  'convolution-2d-kernel-gradient': convolution.convolution2dKernelGradient,
  'max-pooling-2d': pooling.maxPooling2d,
  'max-pooling-2d-gradient': pooling.maxPooling2dGradient,
  'average-pooling-2d': pooling.averagePooling2d,
  'average-pooling-2d-gradient': pooling.averagePooling2dGradient,
} as const;

export type OperationName = keyof typeof records;

type AttributesByName = {
  readonly [Name in OperationName]: (typeof records)[Name] extends Operation<infer Attributes>
    ? Attributes
    : never;
};

export type AttributesOf<Name extends OperationName> = AttributesByName[Name];

/** Every tensor operation by name. */
export const operations: {
  readonly [Name in OperationName]: Operation<AttributesByName[Name]>;
} = records;

export function operationType<Name extends OperationName>(
  name: Name,
  inputs: readonly TensorType[],
  attributes: AttributesOf<Name>,
): TensorType {
  return operations[name].type(inputs, attributes);
}

/** Gradients for the inputs of one node, null where there are none. */
export function inputGradients<Name extends OperationName>(
  node: OperationNode<Name>,
  context: Omit<DerivativeContext<unknown>, 'attributes'>,
): readonly (Value | null)[] {
  return operations[node.operation].derivative({ ...context, attributes: node.attributes });
}

/** Evaluates one node into `output`. */
export function evaluateOperation<Name extends OperationName>(
  node: OperationNode<Name>,
  inputs: readonly Tensor[],
  output: Tensor,
): void {
  operations[node.operation].evaluate(inputs, node.attributes, output);
}
