import { dataShape } from '../../../shared/data/data-set';
import { startingExample } from '../../../shared/experiment/starting-example';
import type { Problem, Result } from '../../../shared/problems/problem';
import { fail, succeed } from '../../../shared/problems/problem';
import { remedyGrid } from '../../../shared/remedies/remedy-grid';
import type { GridCell } from '../../../shared/remedies/remedy-grid';
import type { RunEvent } from '../../../shared/signals/run-report';
import { loadData } from '../../datasets/load-data';
import { trainGrid } from '../grid/train-grid';
import { median } from './median';

/** The 16 cells of the starting example's remedy grid, on one engine and on one a core; medians of a few times. */
export interface ManyRunsSpeed {
  readonly runs: number;
  readonly oneAfterAnother: Duration;
  readonly atOnce: Duration;
  /** At once over one after another. */
  readonly trainingRatio: number;
  readonly ratio: number;
}

interface Duration {
  /** From the first engine's start to the last run's end. */
  readonly seconds: number;
  /** Of it the training: the time between first step and end, added up over the runs and shared out to the engines. */
  readonly trainingSeconds: number;
}

const times = 3;

export async function manyRunsSpeed(
  engineProgram: string,
  onProgress: (words: string) => void,
): Promise<Result<ManyRunsSpeed>> {
  const cells = remedyGrid(startingExample, 1);
  const [alone, together]: [Duration[], Duration[]] = [[], []];
  // By turns, so that a change of the machine's load meets both.
  for (let time = 1; time <= times; time += 1) {
    onProgress(`${cells.length} runs one after another (${time} of ${times})`);
    const sequential = await timedGrid(cells, engineProgram, 1);
    if (!sequential.ok) return sequential;
    alone.push(sequential.value);
    onProgress(`${cells.length} runs at once (${time} of ${times})`);
    const parallel = await timedGrid(cells, engineProgram);
    if (!parallel.ok) return parallel;
    together.push(parallel.value);
  }
  const [oneAfterAnother, atOnce] = [medianOf(alone), medianOf(together)];
  return succeed({
    runs: cells.length,
    oneAfterAnother,
    atOnce,
    trainingRatio: atOnce.trainingSeconds / oneAfterAnother.trainingSeconds,
    ratio: atOnce.seconds / oneAfterAnother.seconds,
  });
}

function medianOf(durations: readonly Duration[]): Duration {
  return {
    seconds: median(durations.map(({ seconds }) => seconds)),
    trainingSeconds: median(durations.map(({ trainingSeconds }) => trainingSeconds)),
  };
}

async function timedGrid(
  cells: readonly GridCell[],
  engineProgram: string,
  engines?: number,
): Promise<Result<Duration>> {
  const { data, seed } = startingExample;
  const loaded = await loadData(data, '.', seed);
  if (!loaded.ok) return loaded;
  const training = new TrainingTime();
  const failures: Problem[] = [];
  const began = performance.now();
  await trainGrid(cells, {
    engineProgram,
    withWeights: false,
    options: { folder: '.', engine: 'automatic', device: 'cpu', traces: null },
    data: dataShape(loaded.value.data),
    onEvent: (run, event) => training.hear(run, event),
    onTrained: (_run, trained) => {
      if (!trained.ok) failures.push(...trained.problems);
    },
    signal: new AbortController().signal,
    ...(engines === undefined ? {} : { engines }),
  });
  const [failure] = failures;
  if (failure !== undefined) return fail(failure);
  const seconds = (performance.now() - began) / 1000;
  return succeed({ seconds, trainingSeconds: training.sum / 1000 / (training.most || 1) });
}

/** Adds up the time in which runs train, and notes how many do at once at most. */
class TrainingTime {
  readonly #began = new Map<string, number>();
  sum = 0;
  most = 0;

  hear(run: string, event: RunEvent): void {
    if (event.kind === 'phase' && event.phase === 'training') {
      this.#began.set(run, performance.now());
      this.most = Math.max(this.most, this.#began.size);
    }
    const began = this.#began.get(run);
    if (event.kind !== 'ended' || began === undefined) return;
    this.sum += performance.now() - began;
    this.#began.delete(run);
  }
}
