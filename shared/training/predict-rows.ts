import { predictionProgram } from '../compile/prediction';
import type { TrainableNetwork } from '../compile/trainable-network';
import { evaluate } from '../program/interpreter';
import type { Tensor } from '../program/tensor';
import { elementCount } from '../program/tensor-type';
import { softmaxRows } from './softmax-rows';

/** Rows that go through the network together. */
const blockRows = 256;

/**
 * What a trained network says of rows that are prepared as its training rows were, [rows, outputs]: in classification
 * the probability of each class, in regression one value.
 */
export function predictRows(
  network: TrainableNetwork,
  weights: ReadonlyMap<string, Tensor>,
  inputs: Float32Array,
): Float64Array {
  const { sampleShape, task, classes } = network.data;
  const width = elementCount(sampleShape);
  const outputs = task === 'classification' ? classes : 1;
  const count = inputs.length / width;
  const predicted = new Float64Array(count * outputs);
  let block = predictionProgram(network, Math.min(blockRows, count));
  for (let first = 0; first < count; first += blockRows) {
    const rows = Math.min(blockRows, count - first);
    if (rows < blockRows && first > 0) block = predictionProgram(network, rows);
    const values = Float64Array.from(inputs.subarray(first * width, (first + rows) * width));
    const x = { shape: [rows, ...sampleShape], values };
    const { output } = evaluate(block, { x }, weights);
    predicted.set(output?.values ?? [], first * outputs);
  }
  if (task === 'classification') softmaxRows(predicted, outputs);
  return predicted;
}
