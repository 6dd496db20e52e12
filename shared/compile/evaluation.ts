import { peakNumbers } from '../program/peak-memory';
import type { Program } from '../program/program';
import { ProgramBuilder } from '../program/program-builder';
import { floatTensor } from '../program/tensor-type';
import { forwardPass } from './forward-pass';
import { lossOf, targetType } from './loss';
import type { TrainableNetwork } from './trainable-network';

/** What the layers give for one block may hold so many numbers (64 MB): enough for dense networks to take all rows at once. */
const mostNumbers = 2 ** 24;

/** Rows of one block of the validation data: a rule of network and data alone, so that the same file gives the same bits. */
export function evaluationRows(network: TrainableNetwork, validationRows: number): number {
  const numbersOfRow = Math.max(1, peakNumbers(evaluationProgram(network, 1)));
  return Math.max(1, Math.min(validationRows, Math.floor(mostNumbers / numbersOfRow)));
}

/**
 * Loss, output and, in classification, hit (1 or 0) of each of so many rows with moving averages, without dropout and class
 * weights.
 */
export function evaluationProgram(network: TrainableNetwork, rows: number): Program {
  const { data } = network;
  const builder = new ProgramBuilder();
  const x = builder.input('x', floatTensor(rows, ...data.sampleShape));
  const y = builder.input('y', targetType(data, rows));
  const { output } = forwardPass(builder, network, { x, mode: 'inference' });
  const { perSample, hits } = lossOf(builder, data, output, y, null);
  return builder.finish({ losses: perSample, output, ...(hits === null ? {} : { hits }) });
}
