import type { Preflight } from '../../shared/diagnosis/preflight';
import { predictedFromStart, preflightOutcome } from '../../shared/diagnosis/preflight-held';
import type { PreflightOutcome } from '../../shared/diagnosis/preflight-held';
import type { VerdictCode } from '../../shared/diagnosis/verdict';
import type { Experiment } from '../../shared/experiment/experiment';
import type { Problem } from '../../shared/problems/problem';
import { Debounce } from '../lab/debounce';
import type { MainProcess } from '../lab/main-process';
import type { JudgedRun } from './current-verdict.svelte';
import { experimentKey } from '../../shared/experiment/experiment-key';
import { OfferForecasts } from './offer-forecasts.svelte';

/** What stands for whom: a run is held against what was foretold for the very same experiment. */
type Key = string;

/** Older predictions are let go of; there are as many runs to hold them against. */
const mostKept = 24;

/** What the starting weights let expect of the experiment as it is edited, and whether a run bore it out. */
export class Forecast {
  /** The same of what the verdict suggests. */
  readonly ofOffers: OfferForecasts;
  readonly #mainProcess: Pick<MainProcess, 'request'>;
  readonly #judged: () => JudgedRun | null;
  readonly #asking = new Debounce(150);
  readonly #kept = new Map<Key, VerdictCode>();
  #wanted = $state.raw<Key | null>(null);
  #answered = $state.raw<Key | null>(null);
  #preflight = $state.raw<Preflight | null>(null);
  #problem = $state.raw<Problem | null>(null);

  constructor(mainProcess: Pick<MainProcess, 'request'>, judged: () => JudgedRun | null) {
    this.#mainProcess = mainProcess;
    this.#judged = judged;
    this.ofOffers = new OfferForecasts(mainProcess);
  }

  /** Of the experiment as it is, or as it was a moment ago while {@link isWaiting}; null: nothing can be foretold. */
  get preflight(): Preflight | null {
    return this.#preflight;
  }

  /** Why there is none. */
  get problem(): Problem | null {
    return this.#problem;
  }

  get isWaiting(): boolean {
    return this.#wanted !== this.#answered;
  }

  /** Whether the current run bore out what was foretold for it; null: it is of another experiment, or not over. */
  get outcome(): PreflightOutcome | null {
    const judged = this.#judged();
    if (judged?.run.totals == null) return null;
    const key = experimentKey(judged.run.experiment);
    if (key !== this.#wanted) return null;
    const { run, description, verdict } = judged;
    const { experiment, reports, totals } = run;
    const record = { experiment, description, reports, totals };
    const foretold = this.#kept.get(key) ?? predictedFromStart(record);
    return foretold === null ? null : preflightOutcome(foretold, verdict.code);
  }

  /** Call it whenever the experiment changes: it asks only where the prediction may be another. null: it cannot train. */
  follow(experiment: Experiment | null, file: string | null): void {
    const key = experiment === null ? null : experimentKey(experiment);
    if (key === this.#wanted) return;
    this.#wanted = key;
    if (experiment === null || key === null) {
      this.#asking.cancel();
      this.#answer(null, null, null);
    } else this.#asking.later(() => void this.#ask(key, experiment, file));
  }

  async #ask(key: Key, experiment: Experiment, file: string | null): Promise<void> {
    const answer = await this.#mainProcess.request('data:preflight', { experiment, file });
    if (key !== this.#wanted) return;
    if (!answer.ok) {
      this.#answer(key, null, answer.problems[0]);
      return;
    }
    this.#answer(key, answer.value, null);
    this.#kept.delete(key);
    this.#kept.set(key, answer.value.verdict.code);
    for (const oldest of [...this.#kept.keys()].slice(0, -mostKept)) this.#kept.delete(oldest);
  }

  #answer(key: Key | null, preflight: Preflight | null, problem: Problem | null): void {
    this.#answered = key;
    this.#preflight = preflight;
    this.#problem = problem;
  }
}
