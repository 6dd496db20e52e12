import type { Experiment } from '../../shared/experiment/experiment';
import type { MainProcess } from '../lab/main-process';
import { experimentKey, startKey } from '../../shared/experiment/experiment-key';
import { predictedDeltas } from './forecast-words';

/** As many as are offered in a long sitting; older ones are let go of. */
const mostKept = 64;

/** What the starting weights let expect of each change that is offered, before anybody tries it. */
export class OfferForecasts {
  readonly #mainProcess: Pick<MainProcess, 'request'>;
  #wanted: readonly Experiment[] = [];
  #file: string | null = null;
  #mustWait = false;
  #asking = false;
  /** null: nothing can be foretold of it. */
  #kept = $state.raw<ReadonlyMap<string, readonly number[] | null>>(new Map());

  constructor(mainProcess: Pick<MainProcess, 'request'>) {
    this.#mainProcess = mainProcess;
  }

  /** Root mean square of delta by layer before training; null: not known, or not yet. */
  deltasOf(experiment: Experiment): readonly number[] | null {
    return this.#kept.get(experimentKey(experiment)) ?? null;
  }

  /**
   * Call it whenever other changes are offered.
   * file: the document's, to which the paths of its data are relative.
   * mustWait: while somebody waits for the prediction of the experiment itself. Of several that wait only the newest is
   * answered, and that one matters more.
   */
  follow(experiments: readonly Experiment[], file: string | null, mustWait: boolean): void {
    if (file !== this.#file) this.#kept = new Map();
    this.#wanted = experiments;
    this.#file = file;
    this.#mustWait = mustWait;
    if (!this.#asking) void this.#askAll();
  }

  /** One after another, for the same reason. */
  async #askAll(): Promise<void> {
    this.#asking = true;
    try {
      let next = this.#nextUnknown();
      while (next !== undefined && !this.#mustWait && (await this.#ask(next))) {
        next = this.#nextUnknown();
      }
    } finally {
      this.#asking = false;
    }
  }

  #nextUnknown(): Experiment | undefined {
    return this.#wanted.find((experiment) => !this.#kept.has(experimentKey(experiment)));
  }

  /** Whether to go on: what is superseded is asked for again when the newer request has been answered. */
  async #ask(experiment: Experiment): Promise<boolean> {
    const file = this.#file;
    const answer = await this.#mainProcess.request('data:preflight', { experiment, file });
    if (!answer.ok && answer.problems[0].code === 'data-superseded') return false;
    if (file !== this.#file) return true;
    const deltas = answer.ok ? predictedDeltas(answer.value) : null;
    const kept = new Map(this.#kept).set(experimentKey(experiment), deltas);
    this.#kept = new Map([...kept].slice(-mostKept));
    return true;
  }
}

/** Whether other gradients may come of the starting weights. */
export function startsOtherwise(one: Experiment, other: Experiment): boolean {
  return startKey(one) !== startKey(other);
}
