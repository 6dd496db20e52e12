import { evidenceOf, lossEvidence } from '../finding';
import { signalValueWords as words } from '../../signals/signal-value';
import type { Rule } from '../finding';
import { thresholds } from '../thresholds';

/** The start is sound, and the steps break it: the loss leaves for the worse, jumps, or is not a number any more. */
export const learningRateTooHigh: Rule = (features) => {
  const { scene, loss, broken, due, epoch, largestStep } = features;
  if (epoch < 1) return null;
  const { noInformation, now, start, zigzag } = loss;
  const worse = now > 1.5 * noInformation && now > 1.5 * Math.min(start ?? Infinity, loss.lowest);
  const jumps = zigzag > 0.25 && loss.learned < thresholds.learned.some;
  // Where little arrived from the start, layers that get going at last are no fault.
  const huge =
    largestStep * features.weightSizeAtStart > thresholds.step.huge &&
    features.firstReachAtStart > thresholds.reach.lost &&
    loss.learned < thresholds.learned.nothing;
  if (!broken && !(due && (worse || jumps || huge))) return null;
  if (!broken && loss.learned > thresholds.learned.some) return null;
  if (!broken && largestStep < thresholds.step.tiny) return null;
  const rate = scene.experiment.training.optimizer.learningRate;
  return {
    code: 'learning-rate-too-high',
    confidence: broken || worse ? 0.9 : 0.75,
    summary: broken
      ? `The start is sound, but steps of rate ${words(rate)} blew the weights up: the loss is not a number any more.`
      : `The start is sound, but steps of rate ${words(rate)} overshoot: the loss ${worse ? 'rose' : 'jumps about'} instead of falling.`,
    fromStart: false,
    layers: [],
    evidence: [
      lossEvidence(features),
      evidenceOf(
        'delta-rms',
        10 ** features.firstReachAtStart,
        1,
        'Before the first step the gradient kept its size through the layers, so the network is not to blame.',
        scene.layers[0]?.id,
      ),
      ...(Number.isFinite(largestStep) && largestStep > 1e-2
        ? [
            evidenceOf(
              'update-ratio',
              largestStep,
              1e-3,
              `Weights moved by up to ${words(largestStep)} of their size in a step; 0.001 is usual.`,
            ),
          ]
        : []),
    ],
    against: [],
  };
};
