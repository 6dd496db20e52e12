import { evidenceOf, factorWords, lossEvidence } from '../finding';
import type { Rule } from '../finding';
import { thresholds } from '../thresholds';

/** Balduzzi et al. 2017: in a deep plain network gradients keep their size and lose what they have in common. */
export const shatteredGradient: Rule = (features) => {
  const { scene, loss, broken, due, epoch, firstReachAtStart, growthAtStart } = features;
  const { lost, grown } = thresholds.reach;
  if (broken || !due || scene.hasSkips) return null;
  if (scene.hidden.length < thresholds.shatteringDepth) return null;
  if (firstReachAtStart < lost || growthAtStart > grown) return null;
  if (features.largestStep < thresholds.step.tiny) return null;
  if (features.largestEarlyStep > thresholds.step.huge) return null;
  if (loss.learned > dueBy(epoch / scene.plannedEpochs)) return null;
  return {
    code: 'shattered-gradient',
    confidence: 0.75,
    summary: `The gradient kept its size through ${scene.hidden.length} layers at the start, yet the loss does not fall as it should: in a plain network this deep the gradients of neighbouring inputs have little in common.`,
    fromStart: true,
    layers: [],
    evidence: [
      lossEvidence(features),
      evidenceOf(
        'delta-rms',
        10 ** firstReachAtStart,
        1,
        `Before the first step ${factorWords(firstReachAtStart)} of the output's gradient arrived at the first layer: it did not vanish.`,
        scene.layers[0]?.id,
      ),
    ],
    against: [],
  };
};

/** What a sound network would at least have learned: some of it early, most of it at the end. */
function dueBy(share: number): number {
  const { some, solved } = thresholds.learned;
  return some + (solved - some) * Math.min(1, share);
}
