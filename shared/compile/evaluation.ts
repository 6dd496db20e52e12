import type { Program } from '../program/program';
import { ProgramBuilder } from '../program/program-builder';
import { floatTensor } from '../program/tensor-type';
import { forwardPass } from './forward-pass';
import { lossOf, lossOutputs, targetType } from './loss';
import type { TrainableNetwork } from './trainable-network';

/** Loss and accuracy of so many rows with moving averages, without dropout and class weights. */
export function evaluationProgram(network: TrainableNetwork, rows: number): Program {
  const { data } = network;
  const builder = new ProgramBuilder();
  const x = builder.input('x', floatTensor(rows, ...data.sampleShape));
  const y = builder.input('y', targetType(data, rows));
  const { output } = forwardPass(builder, network, { x, mode: 'inference' });
  return builder.finish(lossOutputs(lossOf(builder, data, output, y, null)));
}
