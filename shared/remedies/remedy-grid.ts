import type { DataShape } from '../data/data-set';
import type { Experiment } from '../experiment/experiment';
import type { Remedies } from '../experiment/remedies';
import { expandGroups } from '../network/expand';
import type { Network } from '../network/network';
import type { Toggle } from './remedy-toggles';
import { overlay } from './apply-remedies';

/** The remedies of the grid, in the order of its columns. He and depth stay as the experiment has them. */
export const gridToggles = [
  'relu',
  'xavier',
  'batchNormalization',
  'residual',
] as const satisfies readonly Toggle[];

/** One run of the grid: the experiment under another overlay, with another seed. */
export interface GridCell {
  readonly remedies: Remedies;
  readonly seed: number;
  readonly experiment: Experiment;
}

/** All combinations of the four remedies, none first and all last, each with so many seeds from the experiment's on. */
export function remedyGrid(experiment: Experiment, seeds: number): readonly GridCell[] {
  const combinations = Array.from({ length: 2 ** gridToggles.length }, (_, number) =>
    combination(experiment.remedies, number),
  );
  return combinations.flatMap((remedies) =>
    Array.from({ length: seeds }, (_, index) => {
      const seed = experiment.seed + index;
      return { remedies, seed, experiment: { ...experiment, remedies, seed } };
    }),
  );
}

function combination(remedies: Remedies, number: number): Remedies {
  const bits = gridToggles.map((toggle, place) => {
    const bit = gridToggles.length - 1 - place;
    return [toggle, Math.floor(number / 2 ** bit) % 2 === 1] as const;
  });
  return { ...remedies, ...Object.fromEntries(bits) };
}

/** Cells of one name train the same network from the same seed: one run answers for all of them. */
export function trainedAs({ experiment, seed }: GridCell, data: DataShape): string {
  const network = networkAsTrained(experiment, data);
  return JSON.stringify([seed, network.layers.map(withoutPlace), network.connections]);
}

/**
 * Runs of one shape have the same tensor programs and so can share a compiled one: they may differ in seed, starting
 * weights, learning rate, schedule and length. A guess from outside: the plan's own key decides.
 */
export function programShape(experiment: Experiment, data: DataShape): string {
  const network = networkAsTrained(experiment, data);
  const { optimizer, batchSize, classWeights } = experiment.training;
  const layers = network.layers.map((layer) => ({ ...withoutPlace(layer), initializer: null }));
  const { learningRate, schedule, ...rule } = optimizer;
  return JSON.stringify([layers, network.connections, rule, batchSize, classWeights, data]);
}

function networkAsTrained({ network, remedies }: Experiment, data: DataShape): Network {
  return expandGroups(overlay(network, remedies, data).network).network;
}

function withoutPlace({ position, ...layer }: Network['layers'][number]): object {
  return layer;
}
