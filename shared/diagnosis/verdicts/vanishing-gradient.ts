import {
  evidenceOf,
  factorWords,
  confidenceBeyond,
  hiddenWhere,
  layerIds,
  lossEvidence,
} from '../finding';
import { signalValueWords as words } from '../../signals/signal-value';
import type { Features } from '../features';
import type { Rule } from '../finding';
import { thresholds } from '../thresholds';
import { layersThatDied } from './dead-units';

/**
 * Little of the error signal arrives at the first layers and the loss does not fall. The size of delta alone decides
 * nothing: under Adam, or with time, networks learn from little; so the loss has its say.
 */
export const vanishingGradient: Rule = (features) => {
  const { scene, reach, firstReach, firstReachAtStart, loss, broken, due, ended } = features;
  const { lost } = thresholds.reach;
  if (broken || !due || rateExplains(features)) return null;
  if (firstReachAtStart > lost || Math.min(firstReach, firstReachAtStart) > lost) return null;
  // What was learned before it was lost needed a gradient.
  if (Math.max(loss.learned, loss.mostLearned) > thresholds.learned.some) return null;
  // On a plateau that it may leave the first layer gets going; in a network that never does it stays as drawn.
  if (!ended && features.firstWay > thresholds.way.short && !goesAstray(features)) return null;
  // A first layer that leaps from step to step lacks no gradient.
  if (features.firstStep * features.weightSizeAtStart > thresholds.step.huge) return null;
  const starved = hiddenWhere(features, reach, (value) => value <= lost);
  const layers = starved.length > 0 ? starved : [0];
  const collapsed = features.forwardAtStart < 1e-3;
  return {
    code: 'vanishing-gradient',
    confidence: confidenceBeyond(-firstReachAtStart, -lost, -2 * lost, 0.72),
    summary: `The gradient shrinks on its way back: the first layer receives ${factorWords(firstReach)} of what the output does, and the loss stays where it was.`,
    fromStart: true,
    layers: layerIds(features, layers),
    evidence: [
      evidenceOf(
        'delta-rms',
        10 ** firstReach,
        1,
        `Of the gradient at the output ${factorWords(firstReach)} arrives at the first layer.`,
        scene.layers[0]?.id,
      ),
      lossEvidence(features),
      ...(collapsed
        ? [
            evidenceOf(
              'sample-spread',
              features.forwardAtStart,
              1,
              'Forwards the samples cannot be told apart any more in the last hidden layer.',
              scene.layers[scene.hidden.at(-1) ?? 0]?.id,
            ),
          ]
        : []),
      evidenceOf(
        'update-ratio',
        features.firstStep,
        1e-3,
        features.firstStep === 0
          ? 'The first layer does not move at all; 0.001 of its size in a step is usual.'
          : `The first layer moves by ${words(features.firstStep)} of its size in a step; 0.001 is usual.`,
        scene.layers[0]?.id,
      ),
    ],
    against:
      scene.stepFollowsGradient || features.firstStep < 1e-4
        ? []
        : [
            evidenceOf(
              'update-ratio',
              features.firstStep,
              1e-3,
              'The optimizer divides the size of the gradient away, so the first layer does move.',
              scene.layers[0]?.id,
            ),
          ],
  };
};

/** Steps that let ever less arrive, or that switch units off, lead nowhere, however large an optimizer makes them. */
function goesAstray(features: Features): boolean {
  const { firstReach, firstReachAtStart } = features;
  const { lost, receded } = thresholds.reach;
  if (firstReach < 2 * lost && firstReach < firstReachAtStart - receded) return true;
  return firstReachAtStart < 2 * lost && layersThatDied(features).length > 0;
}

/** Where no layer moves at all and the rate is tiny, the rate is to blame, unless next to nothing arrives. */
function rateExplains({ rateShare, largestStep, firstReachAtStart }: Features): boolean {
  const { rate, step, reach } = thresholds;
  return rateShare < rate.tiny && largestStep < step.tiny && firstReachAtStart > 2 * reach.lost;
}
