import type { EpochReport } from '../signals/run-report';
import { nextStanding } from './calm';
import type { Standing } from './calm';
import { featuresOf } from './features';
import type { Features } from './features';
import type { Finding } from './finding';
import { judge } from './judge';
import { nextPast } from './run-past';
import type { RunPast } from './run-past';
import type { Scene } from './scene';
import { thresholds } from './thresholds';

/** How a run stands after some epochs: all that judging the next one needs. */
export interface Judgement {
  readonly past: RunPast;
  readonly standing: Standing;
  /** The epoch after which the standing verdict was first given. */
  readonly givenAt: number;
}

/** before: null before epoch 0. runEnded: the report is the last one of an ended run. */
export function nextJudgement(
  before: Judgement | null,
  report: EpochReport,
  scene: Scene,
  runEnded: boolean,
): Judgement {
  const { epoch } = report;
  const past = nextPast(before?.past ?? null, report);
  const features = featuresOf(past, scene, runEnded);
  const finding = judge(features);
  const isLoud = speaksLoudly(features, finding, before?.standing.finding.code);
  const isBroken = features.broken;
  const isImproving = features.loss.improving && !features.ended;
  const told = { epoch, finding, isLoud, isBroken, isImproving, isLast: features.ended };
  const standing = nextStanding(before?.standing ?? null, told);
  const isSame = before?.standing.finding.code === standing.finding.code;
  return { past, standing, givenAt: isSame ? before.givenAt : epoch };
}

/** Numbers broke, the loss has left the plateau on which a fault was found, or what was called healthy knows nothing any more. */
function speaksLoudly(
  { broken, loss }: Features,
  { code }: Finding,
  standing: Finding['code'] | undefined,
): boolean {
  const { some, onItsWay } = thresholds.learned;
  if (broken) return true;
  if (code === 'healthy') return loss.mostLearned > some;
  return standing === 'healthy' && loss.learned < onItsWay;
}
