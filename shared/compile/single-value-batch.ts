import type { Problem } from '../problems/problem';
import { elementCount } from '../program/tensor-type';
import type { TrainableNetwork } from './trainable-network';

/**
 * Batch normalization of a single value gives 0, whatever the value: nothing in front of it can be told apart or learned.
 * Pictures have many values for each channel, so there a batch of one row is sound.
 */
export function singleValueBatch({ layers }: TrainableNetwork, batchSize: number): Problem | null {
  const found = layers.find(({ layer, inputShapes: [shape = []] }) => {
    const valuesOfUnit = batchSize * elementCount(shape.slice(0, -1));
    return layer.type === 'batch-normalization' && valuesOfUnit === 1;
  });
  if (found === undefined) return null;
  return {
    code: 'batch-normalization-of-one-row',
    message: `In a batch of one row the batch normalization ${found.layer.id} has one value for each unit, and makes it 0 whatever it was: nothing could be learned.`,
    hint: 'Take a batch of at least 2 rows, or layer normalization instead.',
    place: { kind: 'layer', layer: found.layer.id },
  };
}
