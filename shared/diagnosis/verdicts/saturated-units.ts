import { known } from '../features';
import {
  evidenceOf,
  hiddenWhere,
  layerIds,
  lossEvidence,
  percent,
  confidenceBeyond,
} from '../finding';
import type { Rule } from '../finding';
import { thresholds } from '../thresholds';
import { tooEarly } from './too-early';

/** Units on the flat ends of sigmoid or tanh from the start: pinned by large weights or by inputs that are not scaled. */
export const saturatedUnits: Rule = (features) => {
  const { scene, saturated, saturatedAtStart, loss, broken, due, epoch } = features;
  const { many } = thresholds.saturated;
  const pinned = hiddenWhere(features, saturatedAtStart, (value) => value >= many);
  if (epoch < 1 || pinned.length === 0) return null;
  const stays = broken || pinned.some((index) => (saturated[index] ?? 0) >= many / 2);
  const most = Math.max(...known(pinned.map((index) => saturatedAtStart[index] ?? null)));
  const { all, solved, some } = thresholds.learned;
  // The last layers can learn much by heart from what random saturated ones give, which does not hold for other rows.
  const enough = most >= thresholds.saturated.nearlyAll ? all : solved;
  const carriesOver = (loss.elsewhereOfAllowed ?? 1) > solved;
  // A loss near that of knowing nothing says that wrong answers are given with certainty, however many are right.
  const hasLearned = loss.learned > enough && loss.learnedByLoss > some;
  if (!stays || (hasLearned && carriesOver)) return null;
  // The first steps may free them.
  if (!due && !broken) return tooEarly(features);
  const size = scene.description.data?.inputSize ?? 1;
  const unscaled = pinned[0] === 0 && size > thresholds.inputSize.large;
  return {
    code: 'saturated-units',
    confidence: confidenceBeyond(most, many, 0.8, 0.75),
    summary: unscaled
      ? `Inputs of size ${Math.round(size)} drive ${percent(most)} of the first units to the flat ends of their function, where no gradient passes.`
      : `The starting weights are so large that up to ${percent(most)} of a layer's activations lie on the flat ends of their function, where no gradient passes.`,
    fromStart: true,
    layers: layerIds(features, pinned),
    evidence: [
      ...pinned
        .slice(0, 3)
        .map((index) =>
          evidenceOf(
            'saturated-share',
            saturatedAtStart[index] ?? NaN,
            many,
            `${percent(saturatedAtStart[index] ?? NaN)} of the activations were saturated before training; well-scaled weights leave nearly none.`,
            scene.layers[index]?.id,
          ),
        ),
      lossEvidence(features),
    ],
    against: [],
  };
};
