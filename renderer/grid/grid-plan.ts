import type { DataShape } from '../../shared/data/data-set';
import type { Experiment } from '../../shared/experiment/experiment';
import type { Remedies } from '../../shared/experiment/remedies';
import type { GridRunOrder } from '../../shared/messages/grid-news';
import {
  combinationsOf,
  gridToggles,
  programShape,
  trainedAs,
} from '../../shared/remedies/remedy-grid';
import type { GridToggle } from '../../shared/remedies/remedy-grid';

/** What people choose of a grid. */
export interface GridChoice {
  readonly toggles: readonly GridToggle[];
  readonly seeds: number;
}

/** One way of having the chosen remedies on and off. */
export interface Combination {
  /** "ReLU + batch norm", or "no remedy". */
  readonly name: string;
  /** The chosen remedies that are on. */
  readonly on: readonly GridToggle[];
  readonly remedies: Remedies;
  /** The run that answers for it, for each seed: its place in the order. Combinations that change nothing share runs. */
  readonly places: readonly number[];
}

/** The runs of a grid, and how its pictures are laid out: some remedies go down, the others across. */
export interface GridPlan {
  readonly experiment: Experiment;
  readonly choice: GridChoice;
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** Row by row. */
  readonly combinations: readonly Combination[];
  readonly order: readonly GridRunOrder[];
}

export const toggleNames: Readonly<Record<GridToggle, string>> = {
  relu: 'ReLU',
  xavier: 'Xavier',
  batchNormalization: 'batch norm',
  residual: 'residual',
};

export function gridPlan(experiment: Experiment, choice: GridChoice, data: DataShape): GridPlan {
  // In the order of the top bar, whatever was clicked first.
  const toggles = gridToggles.filter((toggle) => choice.toggles.includes(toggle));
  const down = toggles.slice(0, Math.ceil(toggles.length / 2));
  const across = toggles.slice(down.length);
  const order: GridRunOrder[] = [];
  const placesOf = new Map<string, readonly number[]>();
  const combinations = combinationsOf(experiment.remedies, toggles).map((remedies) => {
    const variant = { ...experiment, remedies };
    const key = trainedAs({ experiment: variant, remedies, seed: 0 }, data);
    const places = placesOf.get(key) ?? ordered(variant, choice.seeds, data, order);
    placesOf.set(key, places);
    const on = toggles.filter((toggle) => remedies[toggle]);
    return { name: combinationName(on), on, remedies, places };
  });
  return {
    experiment,
    choice: { toggles, seeds: choice.seeds },
    rows: axisLabels(experiment.remedies, down),
    columns: axisLabels(experiment.remedies, across),
    combinations,
    order,
  };
}

/** Adds the runs of a combination to the order. */
function ordered(
  variant: Experiment,
  seeds: number,
  data: DataShape,
  order: GridRunOrder[],
): readonly number[] {
  const shape = programShape(variant, data);
  return Array.from({ length: seeds }, (_, index) => {
    const { remedies, seed } = variant;
    return order.push({ remedies, seed: seed + index, shape }) - 1;
  });
}

function axisLabels(remedies: Remedies, toggles: readonly GridToggle[]): readonly string[] {
  return combinationsOf(remedies, toggles).map((combination) =>
    combinationName(toggles.filter((toggle) => combination[toggle])),
  );
}

export function combinationName(on: readonly GridToggle[]): string {
  return on.length === 0 ? 'no remedy' : on.map((toggle) => toggleNames[toggle]).join(' + ');
}
