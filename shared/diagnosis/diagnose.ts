import type { Experiment } from '../experiment/experiment';
import type { EpochReport, RunDescription, RunTotals } from '../signals/run-report';
import { nextStanding } from './calm';
import type { EpochFinding, Standing } from './calm';
import { featuresAt } from './features';
import type { Features } from './features';
import type { Finding } from './finding';
import { judge } from './judge';
import { rankedChanges } from './ranked-changes';
import { sceneOf } from './scene';
import type { Scene } from './scene';
import { thresholds } from './thresholds';
import type { Verdict } from './verdict';

/** All that is known of a run, in progress or ended. */
export interface RunRecord {
  readonly experiment: Experiment;
  readonly description: RunDescription;
  /** From epoch 0 on. */
  readonly reports: readonly EpochReport[];
  /** null while the run is in progress. */
  readonly totals: RunTotals | null;
}

/** Judges a run by what its epochs said one after the other: a run in progress and the same run later never contradict. */
export function diagnose(run: RunRecord): Verdict {
  const scene = sceneOf(run.experiment, run.description);
  return verdictOf(scene, standings(run).at(-1) ?? null);
}

/** How the verdict stood after each epoch. */
export function standings(run: RunRecord): readonly Standing[] {
  const scene = sceneOf(run.experiment, run.description);
  const history: Standing[] = [];
  run.reports.forEach((_, index) => {
    history.push(nextStanding(history.at(-1) ?? null, epochFinding(run, scene, index)));
  });
  return history;
}

/** null: the run has not begun to report. */
export function verdictOf(scene: Scene, standing: Standing | null): Verdict {
  if (standing === null) return nothingYet;
  const { finding, since } = standing;
  const { code, confidence, summary, layers, evidence, against } = finding;
  const verdict = { code, confidence, summary, since: { epoch: since }, layers, evidence, against };
  return { ...verdict, remedies: rankedChanges(scene, code) };
}

/** What the epoch of the report at that place brings. */
export function epochFinding(run: RunRecord, scene: Scene, index: number): EpochFinding {
  const features = featuresAt(run, scene, index);
  const finding = judge(features);
  return { epoch: features.epoch, finding, isLoud: isLoud(features, finding) };
}

/** Numbers broke, or the loss has left the plateau on which a fault was found. */
function isLoud({ broken, loss }: Features, { code }: Finding): boolean {
  return broken || (code === 'healthy' && loss.mostLearned > thresholds.learned.some);
}

const nothingYet: Verdict = {
  code: 'too-early',
  confidence: 0,
  summary: 'The run has not begun to report.',
  since: { epoch: 0 },
  layers: [],
  evidence: [],
  against: [],
  remedies: [],
};
