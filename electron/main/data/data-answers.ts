import { preflight } from '../../../shared/diagnosis/preflight';
import { availableMemory } from '../../engine/available-memory';
import { measuredLesson } from '../lessons/measured-lesson';
import { dataShape } from '../../../shared/data/data-set';
import type { DataSet } from '../../../shared/data/data-set';
import type { Experiment } from '../../../shared/experiment/experiment';
import { loadData } from '../../datasets/load-data';
import type { LoadedData } from '../../datasets/load-data';
import { fail } from '../../../shared/problems/problem';
import type { Result } from '../../../shared/problems/problem';
import type {
  DataAnswer,
  DataProgress,
  DataRequest,
  PreflightResult,
  RowsRequest,
} from './data-messages';
import { foreseenMemoryProblem } from './foreseen-memory';

const leastMsBetweenProgress = 50;

/** Answers what the data process is asked. The last rows are kept: a network is edited many times over the same data. */
export class DataAnswers {
  readonly #onProgress: (progress: DataProgress) => void;
  readonly #freeBytes: () => number;
  #kept: { readonly key: string; readonly data: DataSet } | null = null;

  constructor(
    onProgress: (progress: DataProgress) => void,
    freeBytes: () => number = availableMemory,
  ) {
    this.#onProgress = onProgress;
    this.#freeBytes = freeBytes;
  }

  async answer(request: DataRequest): Promise<DataAnswer> {
    switch (request.kind) {
      case 'summarize': {
        const loaded = await this.#load(request);
        const result = loaded.ok ? { ok: true as const, value: loaded.value.summary } : loaded;
        return { to: 'summarize', result };
      }
      case 'preflight': {
        const { experiment, folder } = request;
        const data = await this.#known({ data: experiment.data, folder, seed: experiment.seed });
        return { to: 'preflight', result: data.ok ? this.#predict(experiment, data.value) : data };
      }
      case 'lesson':
        return { to: 'lesson', result: measuredLesson(request.name) };
    }
  }

  /** What memory cannot hold is not even begun: the prediction would need as much, and end this process. */
  #predict(experiment: Experiment, data: DataSet): PreflightResult {
    const problem = foreseenMemoryProblem(experiment, dataShape(data), this.#freeBytes());
    return problem === null ? preflight(experiment, data) : fail(problem);
  }

  /** A file may have changed since it was read; its summary is made anew before anything is predicted from it. */
  async #known(rows: RowsRequest): Promise<Result<DataSet>> {
    if (this.#kept?.key === keyOf(rows)) return { ok: true, value: this.#kept.data };
    const loaded = await this.#load(rows);
    return loaded.ok ? { ok: true, value: loaded.value.data } : loaded;
  }

  async #load(rows: RowsRequest): Promise<Result<LoadedData>> {
    // Old rows go first: there may be no room for both.
    this.#kept = null;
    let told = performance.now();
    const loaded = await loadData(rows.data, rows.folder, rows.seed, {
      progress: ({ stage, share }) => {
        if (performance.now() - told < leastMsBetweenProgress) return;
        told = performance.now();
        this.#onProgress({ stage, share });
      },
    });
    if (loaded.ok) this.#kept = { key: keyOf(rows), data: loaded.value.data };
    return loaded;
  }
}

function keyOf({ data, folder, seed }: RowsRequest): string {
  return JSON.stringify([data, folder, seed]);
}
