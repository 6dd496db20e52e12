import type { DataShape } from '../../shared/data/data-set';
import type { DataSummary } from '../../shared/data/data-summary';
import type { Experiment } from '../../shared/experiment/experiment';
import type { Problem } from '../../shared/problems/problem';
import { Debounce } from './debounce';
import type { MainProcess } from './main-process';

const noProblems: readonly Problem[] = [];

/** What is known of the experiment's data; asked for anew a moment after its options, seed or file change. */
export class DataOverview {
  readonly #mainProcess: MainProcess;
  readonly #asking = new Debounce(120);
  /** What the newest request was about; an answer to an older one is not listened to. */
  #asked = '';
  #source = '';
  #summary = $state.raw<DataSummary | null>(null);
  #problems = $state.raw(noProblems);
  #isLoading = $state.raw(false);

  constructor(mainProcess: MainProcess) {
    this.#mainProcess = mainProcess;
  }

  /** null while loading for the first time and where the data cannot be read. */
  get summary(): DataSummary | null {
    return this.#summary;
  }

  /** Why the data cannot be read. */
  get problems(): readonly Problem[] {
    return this.#problems;
  }

  get isLoading(): boolean {
    return this.#isLoading;
  }

  get shape(): DataShape | null {
    return this.#summary?.shape ?? null;
  }

  get title(): string {
    return this.#summary?.title ?? '';
  }

  /** Call it whenever the experiment changes: it asks only where the data may be different. */
  follow(experiment: Experiment, file: string | null): void {
    const wanted = JSON.stringify([experiment.data, experiment.seed, file]);
    if (wanted === this.#asked) return;
    const isOther = sourceOf(experiment) !== this.#source;
    this.#asked = wanted;
    this.#source = sourceOf(experiment);
    this.#isLoading = true;
    // The shapes of other data would only mislead.
    if (isOther) this.#summary = null;
    this.#asking.later(() => void this.#ask(wanted, experiment, file));
    if (isOther) this.#asking.flush();
  }

  async #ask(wanted: string, experiment: Experiment, file: string | null): Promise<void> {
    const answer = await this.#mainProcess.request('data:summarize', { experiment, file });
    if (wanted !== this.#asked) return;
    this.#isLoading = false;
    this.#summary = answer.ok ? answer.value : null;
    this.#problems = answer.ok ? noProblems : answer.problems;
  }
}

function sourceOf({ data }: Experiment): string {
  return JSON.stringify([data.source, 'path' in data ? data.path : null]);
}
