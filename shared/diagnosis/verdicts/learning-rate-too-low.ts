import { evidenceOf, lossEvidence } from '../finding';
import { signalValueWords as words } from '../../signals/signal-value';
import type { Rule } from '../finding';
import { thresholds } from '../thresholds';

/** Everything is sound and the steps are so small that the run ends long before it gets anywhere. */
export const learningRateTooLow: Rule = (features) => {
  const { scene, loss, broken, due, epoch, largestStep } = features;
  if (broken || !due) return null;
  const { some, half } = thresholds.learned;
  const left = Math.max(0, scene.plannedEpochs - epoch);
  const { step, rate } = thresholds;
  // What is left of the rate will not bring what the first epochs did not.
  const scheduledAway =
    features.rateShare < rate.tiny && features.newestStep < step.tiny && loss.learned < half;
  const tiny =
    scheduledAway ||
    (largestStep < step.tiny &&
      loss.learnedByLoss < half &&
      loss.learnedByLoss + left * loss.pace < half);
  const steady = loss.fallingShare > 0.8 && loss.zigzag < Math.max(Math.abs(loss.pace), 1e-4);
  // Where little of the gradient arrives a slow fall has another cause.
  const slow =
    steady &&
    features.firstReach > thresholds.reach.lost &&
    largestStep < 1e-3 &&
    loss.learnedByLoss < some &&
    loss.learnedByLoss + 2 * left * loss.pace < some;
  if (!tiny && !slow) return null;
  if (features.moved > 0.3) return null;
  const moves = scheduledAway ? features.newestStep : largestStep;
  const { learningRate } = scene.experiment.training.optimizer;
  return {
    code: 'learning-rate-too-low',
    confidence: tiny && loss.fallingShare > 0.7 ? 0.92 : 0.72,
    summary: `Gradients are sound and the loss falls, but with a rate of ${words(learningRate)} far too slowly for ${scene.plannedEpochs} epochs.`,
    fromStart: true,
    layers: [],
    evidence: [
      evidenceOf(
        'update-ratio',
        moves,
        1e-3,
        `No layer moves by more than ${words(moves)} of its size in a step; 0.001 is usual.`,
      ),
      evidenceOf(
        'loss',
        loss.pace * loss.noInformation,
        loss.noInformation / scene.plannedEpochs,
        `The loss falls by ${words(Math.max(0, loss.pace * loss.noInformation))} an epoch; there is ${words(loss.now)} to go.`,
      ),
    ],
    against: [lossEvidence(features)],
  };
};
