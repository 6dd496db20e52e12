import type { Program } from '../../../shared/program/program';
import type { ExecutionMode } from './function-call';

export type Device = 'cpu' | 'gpu';

/**
 * How a training step runs. XLA fuses the many small operations of dense networks and wins 2 to 6 times; its
 * convolutions on a CPU are 2 to 4 times slower than oneDNN's, which TensorFlow uses op by op.
 *
 * Depth is no reason to leave XLA: of 200 layers it compiles in 2.4 s, while TensorFlow takes 3.8 s to prepare their
 * nodes for a run op by op, whose steps then take four times as long.
 *
 * A rule of program and device alone: both ways round differently, so a timed trial, or a rule that looks at how long
 * the run is, would let the same file train to different bits, or a continued run to others than one that was asked
 * for as many epochs at once.
 */
export function trainingMode(step: Program, device: Device): ExecutionMode {
  return device === 'cpu' && hasConvolution(step) ? 'op-by-op' : 'xla';
}

function hasConvolution({ nodes }: Program): boolean {
  return nodes.some(
    (node) => node.kind === 'operation' && node.operation.startsWith('convolution-2d'),
  );
}
