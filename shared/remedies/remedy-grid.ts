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

export type GridToggle = (typeof gridToggles)[number];

/** One run of the grid: the experiment under another overlay, with another seed. */
export interface GridCell {
  readonly remedies: Remedies;
  readonly seed: number;
  readonly experiment: Experiment;
}

/**
 * All combinations of the remedies, none first and all last, each with so many seeds from the experiment's on. What is
 * not among `toggles` stays as the experiment has it.
 */
export function remedyGrid(
  experiment: Experiment,
  seeds: number,
  toggles: readonly GridToggle[] = gridToggles,
): readonly GridCell[] {
  return combinationsOf(experiment.remedies, toggles).flatMap((remedies) =>
    Array.from({ length: seeds }, (_, index) => {
      const seed = experiment.seed + index;
      return { remedies, seed, experiment: { ...experiment, remedies, seed } };
    }),
  );
}

/** Every way of having the toggles on and off: none of them first, all of them last. */
export function combinationsOf(
  remedies: Remedies,
  toggles: readonly GridToggle[],
): readonly Remedies[] {
  return Array.from({ length: 2 ** toggles.length }, (_, number) => {
    const bits = toggles.map((toggle, place) => {
      const bit = toggles.length - 1 - place;
      return [toggle, Math.floor(number / 2 ** bit) % 2 === 1] as const;
    });
    return { ...remedies, ...Object.fromEntries(bits) };
  });
}

/** The cells that have to be trained: where several come to the same network and seed, the first of them. */
export function cellsToTrain(cells: readonly GridCell[], data: DataShape): readonly GridCell[] {
  const first = new Map<string, GridCell>();
  for (const cell of [...cells].reverse()) first.set(trainedAs(cell, data), cell);
  const wanted = new Set(first.values());
  return cells.filter((cell) => wanted.has(cell));
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
