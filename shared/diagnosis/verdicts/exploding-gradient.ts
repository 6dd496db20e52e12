import {
  evidenceOf,
  factorWords,
  confidenceBeyond,
  hiddenWhere,
  layerIds,
  lossEvidence,
} from '../finding';
import { signalValueWords as words } from '../../signals/signal-value';
import type { Rule } from '../finding';
import { thresholds } from '../thresholds';

/** The backward signal grows on its way to the input before any step is made, and training breaks or does not get anywhere. */
export const explodingGradient: Rule = (features) => {
  const { scene, growthAtStart, swellAtStart, reachAtStart, loss, broken, due, epoch } = features;
  const { grown } = thresholds.reach;
  if (epoch < 1 || !(due || broken)) return null;
  if (growthAtStart < grown && swellAtStart < thresholds.swell.large) return null;
  if (!broken && loss.learnedByLoss > thresholds.learned.some) return null;
  const strong = hiddenWhere(features, reachAtStart, (value) => value >= grown);
  const first = features.firstReachAtStart;
  const start = loss.start ?? NaN;
  return {
    code: 'exploding-gradient',
    confidence: confidenceBeyond(swellAtStart, grown, 3 * grown, broken ? 0.85 : 0.75),
    summary: broken
      ? 'The gradient grows from layer to layer on its way back, and training broke: the loss is not a number any more.'
      : 'The gradient grows from layer to layer on its way back, so that no learning rate suits all layers.',
    fromStart: true,
    layers: layerIds(features, strong),
    evidence: [
      evidenceOf(
        'delta-rms',
        10 ** first,
        1,
        `Before the first step the first layer receives ${factorWords(first)} the gradient of the output.`,
        scene.layers[0]?.id,
      ),
      ...(start > thresholds.startLoss.large * loss.noInformation
        ? [
            evidenceOf(
              'loss',
              start,
              loss.noInformation,
              `The untrained network has a loss of ${words(start)}; a sound start is near ${words(loss.noInformation)}.`,
            ),
          ]
        : []),
      lossEvidence(features),
    ],
    against: [],
  };
};
