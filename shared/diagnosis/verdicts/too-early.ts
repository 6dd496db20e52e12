import type { Features } from '../features';
import { evidenceOf, factorWords, lossEvidence } from '../finding';
import { signalValueWords as words } from '../../signals/signal-value';
import type { Finding } from '../finding';
import { thresholds } from '../thresholds';
import type { Evidence } from '../verdict';

/** Not enough evidence yet; says what it waits for. */
export function tooEarly(features: Features): Finding {
  const { epoch } = features;
  return {
    code: 'too-early',
    confidence: 0.3,
    summary: summaryOf(features),
    fromStart: false,
    layers: [],
    evidence: epoch === 0 ? [] : [lossEvidence(features), ...ofFirstLayer(features)],
    against: [],
  };
}

function summaryOf(features: Features): string {
  const { epoch, ended, due, loss, scene } = features;
  const left = scene.plannedEpochs - epoch;
  if (ended)
    return 'The run is too short, or its signals too mixed, to say what is going on; more epochs would tell.';
  if (epoch === 0) return 'Nothing is trained yet; the first epochs will tell.';
  if (isOnPlateau(features)) {
    return `Little gradient arrives at the first layer, yet it moves: the loss may still leave its plateau at ${words(loss.now)}. ${epochsWords(left)} will tell.`;
  }
  if (loss.improving) return 'The loss is coming down; the next epochs will show how far.';
  if (!due) return 'The run has only begun; a few more epochs will tell.';
  return `No fault shows and the loss has not fallen clearly either; waiting for it to leave ${words(loss.now)}.`;
}

function epochsWords(left: number): string {
  return left === 1 ? 'The last epoch' : `The ${left} epochs to come`;
}

/** It would be called vanishing if its first layer did not get going. */
function isOnPlateau({ due, firstReach, firstWay, loss }: Features): boolean {
  const { reach, way, learned } = thresholds;
  return due && firstReach < reach.lost && firstWay > way.short && loss.learned < learned.some;
}

function ofFirstLayer(features: Features): readonly Evidence[] {
  if (!isOnPlateau(features)) return [];
  const { scene, firstReach, firstStep } = features;
  const layer = scene.layers[0]?.id;
  return [
    evidenceOf(
      'delta-rms',
      10 ** firstReach,
      10 ** thresholds.reach.lost,
      `Of the gradient at the output ${factorWords(firstReach)} arrives at the first layer.`,
      layer,
    ),
    evidenceOf(
      'update-ratio',
      firstStep,
      1e-3,
      `The first layer moves by up to ${words(firstStep)} of its size in a step: at this pace it will get far enough to learn.`,
      layer,
    ),
  ];
}
