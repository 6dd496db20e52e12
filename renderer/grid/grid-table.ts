import { gridToggles } from '../../shared/remedies/remedy-grid';
import { csv } from '../observe/comma-separated';
import { fitHiddenLayers } from '../observe/depth-fit';
import type { CombinationResult } from './grid-result';
import type { GridRun } from './grid-run.svelte';

/** Every run of the grid with all digits, a line each: what was on, how it ended and what the verdict is. */
export function gridAsCsv(results: readonly CombinationResult[]): string {
  const header = [
    ...gridToggles,
    'seed',
    'outcome',
    'verdict',
    'confidence',
    'epochs',
    'loss',
    'accuracy',
    'validation loss',
    'validation accuracy',
    'delta factor per layer at start',
    'run',
  ];
  const lines = results.flatMap(({ combination: { remedies }, runs }) =>
    runs.map((run) => [
      ...gridToggles.map((toggle) => (remedies[toggle] ? 'on' : 'off')),
      ...cellsOf(run),
    ]),
  );
  return csv([header, ...lines]);
}

function cellsOf(run: GridRun): readonly string[] {
  const { seed, stage, verdict, problem, final, deltas, id, epoch } = run;
  const { loss, accuracy, validationLoss, validationAccuracy } = final ?? nothing;
  return [
    String(seed),
    problem === null ? stage : `failed (${problem.code})`,
    verdict?.code ?? '',
    number(verdict?.confidence),
    String(epoch),
    ...[loss, accuracy, validationLoss, validationAccuracy].map(number),
    number(fitHiddenLayers(deltas)?.factorPerLayer),
    id ?? '',
  ];
}

const nothing = { loss: null, accuracy: null, validationLoss: null, validationAccuracy: null };

function number(value: number | null | undefined): string {
  return value === null || value === undefined ? '' : String(value);
}
