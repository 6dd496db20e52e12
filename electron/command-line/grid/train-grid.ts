import { runResult } from '../../../shared/diagnosis/run-result';
import type { RunResult } from '../../../shared/diagnosis/run-result';
import type { DataShape } from '../../../shared/data/data-set';
import type { Experiment } from '../../../shared/experiment/experiment';
import type { RunOptions } from '../../../shared/messages/engine-messages';
import type { Result } from '../../../shared/problems/problem';
import { fail, succeed } from '../../../shared/problems/problem';
import type { RunEvent } from '../../../shared/signals/run-report';
import { cellsToTrain, programShape, trainedAs } from '../../../shared/remedies/remedy-grid';
import type { GridCell } from '../../../shared/remedies/remedy-grid';
import { trainMany } from '../train-many';
import type { TrainedRun } from '../train-in-engine';
import { cellName } from './grid-words';

/** A cell with the result of the run that answers for it, or why that failed. */
export interface TrainedCell extends GridCell {
  readonly result: Result<RunResult>;
}

export interface TrainGridOptions {
  readonly engineProgram: string;
  readonly withWeights: boolean;
  /** What all runs have in common. */
  readonly options: Omit<RunOptions, 'experiment'>;
  readonly data: DataShape;
  /** Called for every run that begins, before its first event. */
  readonly onBegin?: (run: string, experiment: Experiment) => void;
  readonly onEvent: (run: string, event: RunEvent) => void;
  readonly onTrained: (run: string, trained: Result<TrainedRun>) => void;
  readonly signal: AbortSignal;
  readonly engines?: number;
}

/** Trains every network of the grid once, on every core. Runs go by the name of their cell. */
export async function trainGrid(
  cells: readonly GridCell[],
  { data, options, onBegin, onEvent, onTrained, ...rest }: TrainGridOptions,
): Promise<readonly TrainedCell[]> {
  const runs = cellsToTrain(cells, data).map((cell) => ({
    run: cellName(cell),
    key: trainedAs(cell, data),
    shape: programShape(cell.experiment, data),
    options: { ...options, experiment: cell.experiment },
  }));
  const waiting = new Map(runs.map(({ run, options: { experiment } }) => [run, experiment]));
  const results = new Map<string, Result<RunResult>>();
  await trainMany(runs, {
    ...rest,
    onEvent: (run, event) => {
      const experiment = waiting.get(run);
      // A run that was stopped while it waited has begun nothing.
      if (experiment !== undefined && event.kind !== 'ended') onBegin?.(run, experiment);
      waiting.delete(run);
      onEvent(run, event);
    },
    onTrained: (run, trained) => {
      results.set(run, trained.ok ? succeed(runResult(trained.value)) : trained);
      onTrained(run, trained);
    },
  });
  const runOf = new Map(runs.map(({ key, run }) => [key, run]));
  return cells.map((cell) => {
    const result = results.get(runOf.get(trainedAs(cell, data)) ?? '');
    return { ...cell, result: result ?? fail(notTrained) };
  });
}

const notTrained = { code: 'not-trained', message: 'The run was not begun.' } as const;
