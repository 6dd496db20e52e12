import type { OperationName } from '../../../../shared/program/operations';
import * as alongAxes from './lowerings/along-axes';
import * as batch from './lowerings/batch-normalization';
import * as convolutions from './lowerings/convolutions';
import * as elementwise from './lowerings/elementwise';
import { binary, comparison, unary } from './lowerings/elementwise';
import * as indexing from './lowerings/indexing';
import type { LoweringOf } from './lowerings/lowering';
import * as pooling from './lowerings/pooling';
import { randomUniform } from './lowerings/random-uniform';
import * as shapes from './lowerings/shapes';

/** How every operation of a program is written in StableHLO. */
export const lowerings: { readonly [Name in OperationName]: LoweringOf<Name> } = {
  negate: unary('negate'),
  abs: unary('abs'),
  sign: unary('sign'),
  square: elementwise.square,
  sqrt: unary('sqrt'),
  rsqrt: unary('rsqrt'),
  reciprocal: elementwise.reciprocal,
  exp: unary('exponential'),
  expm1: unary('exponential_minus_one'),
  log: unary('log'),
  softplus: elementwise.softplus,
  erf: elementwise.erf,
  sigmoid: unary('logistic'),
  tanh: unary('tanh'),
  relu: elementwise.relu,
  'stop-gradient': elementwise.unchanged,
  add: binary('add'),
  subtract: binary('subtract'),
  multiply: binary('multiply'),
  divide: binary('divide'),
  maximum: binary('maximum'),
  minimum: binary('minimum'),
  greater: comparison('GT'),
  equal: comparison('EQ'),
  select: elementwise.select,
  'relu-gradient': elementwise.reluGradient,
  matmul: alongAxes.matmul,
  'reduce-sum': alongAxes.reduceSum,
  'reduce-mean': alongAxes.reduceMean,
  'reduce-max': alongAxes.reduceMax,
  'reduce-variance': alongAxes.reduceVariance,
  'arg-max': alongAxes.argMax,
  'log-softmax': alongAxes.logSoftmax,
  'batch-normalization': batch.batchNormalization,
  'batch-normalization-input-gradient': batch.batchNormalizationInputGradient,
  'batch-normalization-scale-gradient': batch.batchNormalizationScaleGradient,
  reshape: shapes.reshape,
  transpose: shapes.transpose,
  broadcast: shapes.broadcast,
  slice: shapes.slice,
  pad: shapes.pad,
  concatenate: shapes.concatenate,
  stack: shapes.stack,
  cast: elementwise.cast,
  'one-hot': indexing.oneHot,
  gather: indexing.gather,
  'scatter-rows': indexing.scatterRows,
  'random-uniform': randomUniform,
  'convolution-2d': convolutions.convolution,
  'convolution-2d-input-gradient': convolutions.convolutionInputGradient,
  'convolution-2d-kernel-gradient': convolutions.convolutionKernelGradient,
  'max-pooling-2d': pooling.maxPooling,
  'max-pooling-2d-gradient': pooling.maxPoolingGradient,
  'average-pooling-2d': pooling.averagePooling,
  'average-pooling-2d-gradient': pooling.averagePoolingGradient,
};
