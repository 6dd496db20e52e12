import { readFile } from 'node:fs/promises';
import { trainableNetwork } from '../../shared/compile/trainable-network';
import type { TrainableNetwork } from '../../shared/compile/trainable-network';
import type { NamedWeights } from '../../shared/messages/engine-messages';
import type { Problem, Result } from '../../shared/problems/problem';
import { fail, succeed } from '../../shared/problems/problem';
import { applyRemedies } from '../../shared/remedies/apply-remedies';
import { fileProblem } from '../files/file-problems';
import { readSafetensors } from '../weights/safetensors';
import type { KeptRun } from './kept-run';

/** A network as it was trained, remedies and groups written out, with the weights that it ended with. */
export interface TrainedNetwork {
  readonly network: TrainableNetwork;
  readonly weights: readonly NamedWeights[];
}

export async function trainedNetwork(run: KeptRun): Promise<Result<TrainedNetwork>> {
  const data = run.description?.data?.shape;
  if (data === undefined || run.weights === null) return fail(noWeights(run));
  const { network, remedies } = run.experiment;
  const trainable = trainableNetwork(applyRemedies(network, remedies, data).network, data);
  if (!trainable.ok) return trainable;
  const weights = await keptWeights(run.weights);
  return weights.ok ? succeed({ network: trainable.value, weights: weights.value }) : weights;
}

export async function keptWeights(file: string): Promise<Result<readonly NamedWeights[]>> {
  try {
    const read = readSafetensors(await readFile(file));
    return read.ok ? succeed(read.value.tensors) : read;
  } catch (error) {
    return fail(fileProblem(error, file, 'read'));
  }
}

export function noWeights({ name }: KeptRun): Problem {
  return {
    code: 'no-weights',
    message: `The weights of this run (${name}) are not kept: it did not end, or it is too old.`,
    hint: 'Train it again.',
  };
}
