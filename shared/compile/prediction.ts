import type { Program } from '../program/program';
import { ProgramBuilder } from '../program/program-builder';
import { floatTensor } from '../program/tensor-type';
import { forwardPass } from './forward-pass';
import type { TrainableNetwork } from './trainable-network';

/** What a network gives for so many rows, with moving averages and without dropout: `output` [rows, logits or 1]. */
export function predictionProgram(network: TrainableNetwork, rows: number): Program {
  const builder = new ProgramBuilder();
  const x = builder.input('x', floatTensor(rows, ...network.data.sampleShape));
  const { output } = forwardPass(builder, network, { x, mode: 'inference' });
  return builder.finish({ output });
}
