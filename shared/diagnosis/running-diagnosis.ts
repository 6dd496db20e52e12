import type { EpochReport, RunDescription } from '../signals/run-report';
import { nextStanding } from './calm';
import type { Standing } from './calm';
import { epochFinding, verdictOf } from './diagnose';
import type { RunRecord } from './diagnose';
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

/** The state after some epochs. */
interface Stage {
  readonly standing: Standing | null;
  /** Epoch after which the present verdict was first given. */
  readonly givenAt: number;
}

const beginning: Stage = { standing: null, givenAt: 0 };

/**
 * Judges a run while its epochs come in: always what `diagnose` says of the same record, but only new epochs are looked
 * at. The newest epoch is judged again when the run ends, since an ended run is told more plainly.
 */
export class RunningDiagnosis {
  #scene: Scene | null = null;
  #description: RunDescription | null = null;
  #reports: readonly EpochReport[] = [];
  #beforeNewest = beginning;

  /** A record that does not go on from the last one, as of another run, is judged from its beginning. */
  follow(run: RunRecord): RunningVerdict {
    const scene = this.#sceneOf(run);
    const known = this.#continues(run) ? this.#reports.length : 0;
    let stage = known === 0 ? beginning : this.#beforeNewest;
    for (let index = Math.max(0, known - 1); index < run.reports.length; index += 1) {
      this.#beforeNewest = stage;
      stage = nextStage(stage, run, scene, index);
    }
    this.#reports = run.reports;
    const epoch = run.reports.at(-1)?.epoch ?? 0;
    return { verdict: verdictOf(scene, stage.standing), epoch, steadyFor: epoch - stage.givenAt };
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

function nextStage(before: Stage, run: RunRecord, scene: Scene, index: number): Stage {
  const now = epochFinding(run, scene, index);
  const standing = nextStanding(before.standing, now);
  const isSame = before.standing?.finding.code === standing.finding.code;
  return { standing, givenAt: isSame ? before.givenAt : now.epoch };
}
