import type { DataShape } from '../data/data-set';
import { noRemedies } from '../experiment/remedies';
import type { Experiment } from '../experiment/experiment';
import { applyRemedies } from './apply-remedies';

/** The same experiment with its overlay written into the network: it trains to bit-identical losses. */
export function makePermanent(experiment: Experiment, data: DataShape): Experiment {
  const { network } = applyRemedies(experiment.network, experiment.remedies, data);
  return { ...experiment, network, remedies: noRemedies };
}
