import type { DataShape } from '../data/data-set';
import type { ProgramBuilder, Value } from '../program/program-builder';
import { floatTensor } from '../program/tensor-type';
import type { TensorType } from '../program/tensor-type';

export interface Loss {
  /** One number per sample: [batch]. */
  readonly perSample: Value;
  readonly mean: Value;
  /** 1 for each sample whose greatest logit is the target's, else 0: [batch]; null in regression. */
  readonly hits: Value | null;
  /** Share of the batch whose greatest logit is the target's; null in regression. */
  readonly accuracy: Value | null;
}

/** Type of the target input y: class numbers, or values in regression. */
export function targetType(data: DataShape, rows: number): TensorType {
  return { element: data.task === 'classification' ? 'integer' : 'float', shape: [rows] };
}

/**
 * Classification: softmax cross-entropy -log(softmax(logits)[class]), through log-softmax so that no logit overflows.
 * Regression: (prediction - target)^2. A class weight multiplies the loss of its samples; as in Keras the mean still
 * divides by the number of samples.
 */
export function lossOf(
  builder: ProgramBuilder,
  data: DataShape,
  output: Value,
  y: Value,
  classWeights: readonly number[] | null,
): Loss {
  if (data.task === 'regression') {
    const error = builder.subtract(builder.reshape(output, y.type.shape), y);
    return withMean(builder, builder.apply('square', [error], {}), null);
  }
  const oneHot = builder.apply('one-hot', [y], { depth: data.classes });
  const logProbabilities = builder.apply('log-softmax', [output], {});
  const crossEntropy = builder.subtract(
    0,
    builder.sum(builder.multiply(oneHot, logProbabilities), [1]),
  );
  const guess = builder.apply('arg-max', [output], { axis: 1 });
  const hits = builder.apply('equal', [guess, y], {});
  if (classWeights === null) return withMean(builder, crossEntropy, hits);

  const weights = builder.constant(classWeights, floatTensor(data.classes));
  const weightOfSample = builder.sum(builder.multiply(oneHot, weights), [1]);
  return withMean(builder, builder.multiply(crossEntropy, weightOfSample), hits);
}

function withMean(builder: ProgramBuilder, perSample: Value, hits: Value | null): Loss {
  const accuracy = hits === null ? null : builder.mean(hits);
  return { perSample, mean: builder.mean(perSample), hits, accuracy };
}

/** Named as the programs' outputs. */
export function lossOutputs({ mean, accuracy }: Loss): Readonly<Record<string, Value>> {
  return { loss: mean, ...(accuracy === null ? {} : { accuracy }) };
}
