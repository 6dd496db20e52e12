import type { EpochReport, RunDescription } from '../signals/run-report';
import { verdictOf } from './diagnose';
import type { RunRecord } from './diagnose';
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
 * Judges a run while its epochs come in: always what `diagnose` says of the same record, but only new epochs are looked
 * at. The newest epoch is judged again when the run ends, since an ended run is told more plainly.
 */
export class RunningDiagnosis {
  #scene: Scene | null = null;
  #description: RunDescription | null = null;
  #reports: readonly EpochReport[] = [];
  #beforeNewest: Judgement | null = null;

  /** A record that does not go on from the last one, as of another run, is judged from its beginning. */
  follow(run: RunRecord): RunningVerdict {
    const { reports, totals } = run;
    const scene = this.#sceneOf(run);
    const known = this.#continues(run) ? this.#reports.length : 0;
    let judgement = known === 0 ? null : this.#beforeNewest;
    for (const report of reports.slice(Math.max(0, known - 1))) {
      this.#beforeNewest = judgement;
      const runEnded = totals !== null && report === reports.at(-1);
      judgement = nextJudgement(judgement, report, scene, runEnded);
    }
    this.#reports = reports;
    const epoch = judgement?.past.now.epoch ?? 0;
    return {
      verdict: verdictOf(scene, judgement?.standing ?? null),
      epoch,
      steadyFor: epoch - (judgement?.givenAt ?? epoch),
    };
  }

  #sceneOf(run: RunRecord): Scene {
    if (this.#scene?.experiment === run.experiment && this.#description === run.description) {
      return this.#scene;
    }
    this.#reports = [];
    this.#description = run.description;
    this.#scene = sceneOf(run.experiment, run.description);
    return this.#scene;
  }

  #continues({ reports }: RunRecord): boolean {
    const newest = this.#reports.length - 1;
    return (
      reports.length > newest &&
      reports[0] === this.#reports[0] &&
      reports[newest] === this.#reports[newest]
    );
  }
}
