import type { Experiment } from '../experiment/experiment';
import type { EpochReport, RunDescription, RunTotals } from '../signals/run-report';
import type { Standing } from './calm';
import { nextJudgement } from './judgement';
import type { Judgement } from './judgement';
import { rankedChanges } from './ranked-changes';
import { sceneOf } from './scene';
import type { Scene } from './scene';
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
export function standings({
  experiment,
  description,
  reports,
  totals,
}: RunRecord): readonly Standing[] {
  const scene = sceneOf(experiment, description);
  const judgements: Judgement[] = [];
  reports.forEach((report, index) => {
    const runEnded = totals !== null && index === reports.length - 1;
    judgements.push(nextJudgement(judgements.at(-1) ?? null, report, scene, runEnded));
  });
  return judgements.map(({ standing }) => standing);
}

/** null: the run has not begun to report. */
export function verdictOf(scene: Scene, standing: Standing | null): Verdict {
  if (standing === null) return nothingYet;
  const { finding, since } = standing;
  const { code, confidence, summary, layers, evidence, against } = finding;
  const verdict = { code, confidence, summary, since: { epoch: since }, layers, evidence, against };
  return { ...verdict, remedies: rankedChanges(scene, code) };
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
