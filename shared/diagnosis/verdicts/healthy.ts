import { evidenceOf, lossEvidence, percent } from '../finding';
import { signalValueWords as words } from '../../signals/signal-value';
import type { Rule } from '../finding';
import { thresholds } from '../thresholds';

/** The loss is low, or falls as this data allows. */
export const healthy: Rule = (features) => {
  const { scene, loss, broken, epoch, firstReach } = features;
  if (broken || epoch < 1) return null;
  const left = Math.max(0, scene.plannedEpochs - epoch);
  const expected = loss.learned + left * loss.pace;
  const learned = loss.learned > thresholds.learned.some;
  // A first fall may only be the output's bias finding the classes' shares.
  const onItsWay =
    epoch >= thresholds.dueEpochs &&
    loss.learned > thresholds.learned.onItsWay &&
    expected > thresholds.learned.some &&
    loss.fallingShare > 0.6;
  if (!learned && !onItsWay) return null;
  const solved = loss.learned > thresholds.learned.solved;
  return {
    code: 'healthy',
    confidence: solved ? 0.97 : learned ? 0.85 : 0.7,
    summary: solved
      ? 'The network has learned what this data allows.'
      : 'The network is learning: the loss falls, and every layer takes part.',
    fromStart: false,
    layers: [],
    evidence: [
      lossEvidence(features),
      evidenceOf(
        'update-ratio',
        features.firstStep,
        1e-3,
        `The first layer moved by up to ${words(features.firstStep)} of its size in a step.`,
        scene.layers[0]?.id,
      ),
    ],
    against:
      firstReach < thresholds.reach.lost
        ? [
            evidenceOf(
              'delta-rms',
              10 ** firstReach,
              10 ** thresholds.reach.lost,
              `Only ${percent(10 ** firstReach)} of the output's gradient arrives at the first layer; the loss falls all the same.`,
              scene.layers[0]?.id,
            ),
          ]
        : [],
  };
};
