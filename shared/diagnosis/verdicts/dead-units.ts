import {
  evidenceOf,
  confidenceBeyond,
  hiddenWhere,
  layerIds,
  lossEvidence,
  percent,
} from '../finding';
import { nothingAtAll } from '../features';
import type { Features } from '../features';
import type { Rule } from '../finding';
import { thresholds } from '../thresholds';

/**
 * Most units of a layer give 0 for every sample, so nothing passes them in either direction. Functions that are only nearly
 * flat (GELU, swish) reach an exact 0 where their inputs have run away: there the cause has another name.
 */
export const deadUnits: Rule = (features) => {
  const { scene, dead, deadAtStart, loss, broken, due } = features;
  // The few units that are left may sort the easy rows: what is lost shows in the loss.
  if (broken || !due || loss.learnedByLoss > thresholds.learned.some) return null;
  const layers = layersThatDied(features);
  if (layers.length === 0) return null;
  const share = Math.max(...layers.map((index) => dead[index] ?? 0));
  const before = Math.max(...layers.map((index) => deadAtStart[index] ?? 0));
  return {
    code: 'dead-units',
    confidence: confidenceBeyond(share, thresholds.dead.most, 1, 0.75),
    summary: `${percent(share)} of the units of a layer give 0 for every sample: they pass nothing on and cannot come back.`,
    fromStart: before >= thresholds.dead.most,
    layers: layerIds(features, layers),
    evidence: [
      ...layers
        .slice(0, 3)
        .map((index) =>
          evidenceOf(
            'dead-share',
            dead[index] ?? NaN,
            0.3,
            `${percent(dead[index] ?? NaN)} of the units are 0 for every probe sample; it was ${percent(deadAtStart[index] ?? NaN)} before training.`,
            scene.layers[index]?.id,
          ),
        ),
      lossEvidence(features),
    ],
    against: [],
  };
};

/** Of ReLU alone, in which few units are left; the few of a deep network may have been all from the start. */
export function layersThatDied(features: Features): readonly number[] {
  const { scene, dead, deadAtStart, firstReach, firstReachAtStart } = features;
  const { most, all, rise } = thresholds.dead;
  const blocked = firstReach <= nothingAtAll && firstReachAtStart > nothingAtAll;
  return hiddenWhere(features, dead, (value) => value >= most).filter((index) => {
    if (scene.layers[index]?.activation !== 'relu') return false;
    const share = dead[index] ?? 0;
    return blocked || share >= all || share - (deadAtStart[index] ?? 0) >= rise;
  });
}
