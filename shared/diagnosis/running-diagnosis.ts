import type { Experiment } from '../experiment/experiment';
import type { EpochReport, RunDescription } from '../signals/run-report';
import { verdictOf } from './diagnose';
import { nextJudgement } from './judgement';
import type { Judgement } from './judgement';
import { sceneOf } from './scene';
import type { Scene } from './scene';
import type { Verdict } from './verdict';

/** A verdict and how long it has been given. */
export interface RunningVerdict {
  readonly verdict: Verdict;
  /** The newest epoch that it takes into account. */
  readonly epoch: number;
  /** Epochs that have ended since this verdict was first given. */
  readonly steadyFor: number;
}

/**
 * Judges a run while its epochs come in: always what `diagnose` says of the whole record, without keeping it. The newest
 * epoch is judged anew whenever a verdict is asked for, since an ended run is told more plainly.
 */
export class RunningDiagnosis {
  readonly #scene: Scene;
  #beforeNewest: Judgement | null = null;
  #newest: EpochReport | null = null;

  constructor(experiment: Experiment, description: RunDescription) {
    this.#scene = sceneOf(experiment, description);
  }

  /** In order of the epochs. One that is told again is judged anew; an earlier one than the newest begins the run anew. */
  hear(reports: readonly EpochReport[]): void {
    for (const report of reports) {
      const newest = this.#newest;
      if (newest !== null && report.epoch < newest.epoch) this.#beforeNewest = null;
      else if (newest !== null && report.epoch > newest.epoch) {
        this.#beforeNewest = nextJudgement(this.#beforeNewest, newest, this.#scene, false);
      }
      this.#newest = report;
    }
  }

  verdict(runEnded: boolean): RunningVerdict {
    const judgement =
      this.#newest === null
        ? null
        : nextJudgement(this.#beforeNewest, this.#newest, this.#scene, runEnded);
    const epoch = judgement?.past.now.epoch ?? 0;
    return {
      verdict: verdictOf(this.#scene, judgement?.standing ?? null),
      epoch,
      steadyFor: epoch - (judgement?.givenAt ?? epoch),
    };
  }
}
