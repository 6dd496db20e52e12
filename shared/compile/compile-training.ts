import type { DataShape } from '../data/data-set';
import type { Experiment } from '../experiment/experiment';
import type { Result } from '../problems/problem';
import { applyRemedies } from '../remedies/apply-remedies';
import type { TrainingPlan } from '../training/training-plan';
import type { CompileOptions } from './compile-network';
import { compileNetwork } from './compile-network';

/** An experiment on its data as the programs that a session runs: remedies first, then the network as it is trained. */
export function compileTraining(
  experiment: Experiment,
  data: DataShape,
  options: CompileOptions = {},
): Result<TrainingPlan> {
  const { network } = applyRemedies(experiment.network, experiment.remedies, data);
  return compileNetwork(network, experiment, data, options);
}
