import type { Features } from '../features';
import { evidenceOf, lossEvidence } from '../finding';
import { signalValueWords as words } from '../../signals/signal-value';
import type { Finding, Rule } from '../finding';
import { thresholds } from '../thresholds';

/** Faults that no network can mend: the rows hold nothing to learn, or arrive in a size that no weights expect. */
export const dataFault: Rule = (features) =>
  oneClass(features) ??
  constantInputs(features) ??
  unscaledInputs(features) ??
  targetsWithoutSignal(features);

function oneClass(features: Features): Finding | null {
  const { description } = features.scene;
  const counts = description.data?.classCounts ?? [];
  if (description.task === 'regression') {
    if (description.noInformationLoss > 0) return null;
    return finding(0.98, 'Every row has the same target, so there is nothing to learn.', [
      evidenceOf('data', 0, 1, 'The target does not vary.'),
    ]);
  }
  if (counts.filter((count) => count > 0).length > 1) return null;
  if (counts.length === 0 && description.noInformationLoss > 0) return null;
  return finding(0.98, 'All rows belong to one class: there is nothing to tell apart.', [
    evidenceOf('data', 1, 2, 'Only one class occurs; it takes two to learn from.'),
  ]);
}

function constantInputs(features: Features): Finding | null {
  const share = features.scene.description.data?.constantShare ?? 0;
  if (share < 1) return null;
  return finding(0.98, 'Every input is constant: all rows look the same.', [
    evidenceOf('data', share, 0, 'All of the inputs hold one value only.'),
  ]);
}

/** Saturating units take this to their flat ends: that is a verdict of its own. */
function unscaledInputs(features: Features): Finding | null {
  const { scene, loss, broken } = features;
  const size = scene.description.data?.inputSize ?? 1;
  const { large, small } = thresholds.inputSize;
  const raw = !scene.experiment.data.standardize;
  const firstSaturates = scene.layers[0]?.family === 'saturating';
  if (!raw || scene.layers[0]?.normalized === true) return null;
  if (!(size > large && !firstSaturates) && size >= small) return null;
  if (!broken && loss.learned > thresholds.learned.some) return null;
  if (!broken && features.epoch < thresholds.dueEpochs) return null;
  return finding(
    0.9,
    `The inputs are not scaled (typical size ${words(size)}): weights drawn for inputs of size 1 give steps of the wrong size.`,
    [
      evidenceOf(
        'data',
        size,
        1,
        `Inputs of typical size ${words(size)}; standardized ones have 1.`,
      ),
      lossEvidence(features),
    ],
  );
}

/** Neighbouring rows agree on the target no more than chance, and what is learned does not carry over to other rows. */
function targetsWithoutSignal(features: Features): Finding | null {
  const { scene, loss, epoch, broken } = features;
  const signal = scene.description.data?.signal ?? null;
  if (signal === null || broken || epoch < thresholds.dueEpochs) return null;
  // That nothing is found among few rows says little.
  if (scene.description.trainingRows < thresholds.agreement.fewestRows) return null;
  if (Math.abs(signal.z) > thresholds.agreement.chance) return null;
  if (loss.learnedElsewhere !== null && loss.learnedElsewhere > 0.05) return null;
  if (features.firstReachAtStart < thresholds.reach.lost - 1) return null;
  return finding(
    0.85,
    'The inputs say nothing of the targets: rows that lie close together do not have like targets, and what is learned does not hold for other rows.',
    [
      evidenceOf(
        'data',
        signal.z,
        thresholds.agreement.chance,
        'Neighbouring rows agree on their targets no more than shuffled ones do.',
      ),
      lossEvidence(features),
    ],
  );
}

function finding(confidence: number, summary: string, evidence: Finding['evidence']): Finding {
  return {
    code: 'data-fault',
    confidence,
    summary,
    fromStart: true,
    layers: [],
    evidence,
    against: [],
  };
}
