import { trainableNetwork } from '../../shared/compile/trainable-network';
import type { TrainableNetwork } from '../../shared/compile/trainable-network';
import type { RunRecord } from '../../shared/diagnosis/diagnose';
import type { NamedWeights } from '../../shared/messages/engine-messages';
import type { Problem, Result } from '../../shared/problems/problem';
import { fail, succeed } from '../../shared/problems/problem';
import { applyRemedies } from '../../shared/remedies/apply-remedies';
import { readWeightsFile } from '../weights/read-weights-file';
import type { KeptRun } from './kept-run';

/** A network as it was trained, remedies and groups written out, with the weights that it ended with. */
export interface TrainedNetwork {
  readonly network: TrainableNetwork;
  readonly weights: readonly NamedWeights[];
}

export async function trainedNetwork(run: KeptRun): Promise<Result<TrainedNetwork>> {
  const { description, experiment } = run;
  if (description === null || run.weights === null) return fail(noWeights(run));
  const network = networkAsTrained({ description, experiment });
  if (!network.ok) return network;
  const weights = await keptWeights(run.weights);
  return weights.ok ? succeed({ network: network.value, weights: weights.value }) : weights;
}

/** The network of a run with its remedies and groups written out. */
export function networkAsTrained({
  description,
  experiment,
}: Pick<RunRecord, 'description' | 'experiment'>): Result<TrainableNetwork> {
  const data = description.data?.shape;
  if (data === undefined) return fail(noShape);
  const { network } = applyRemedies(experiment.network, experiment.remedies, data);
  return trainableNetwork(network, data);
}

const noShape: Problem = {
  code: 'no-data-shape',
  message: 'This run was kept without the shape of its data.',
  hint: 'Train it again.',
};

export async function keptWeights(file: string): Promise<Result<readonly NamedWeights[]>> {
  const read = await readWeightsFile(file);
  return read.ok ? succeed(read.value.tensors) : read;
}

function noWeights({ name }: KeptRun): Problem {
  return {
    code: 'no-weights',
    message: `The weights of this run (${name}) are not kept: it did not end, or it is too old.`,
    hint: 'Train it again.',
  };
}
