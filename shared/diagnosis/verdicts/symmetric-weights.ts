import type { Features } from '../features';
import { evidenceOf, hiddenWhere, layerIds, lossEvidence } from '../finding';
import type { Rule } from '../finding';
import { thresholds } from '../thresholds';

/**
 * Units of a layer that start alike get the same gradient and stay alike: together they are one unit. A layer that
 * starts at zero on purpose (the last of a residual branch) is told apart by the first steps, which make its units differ.
 */
export const symmetricWeights: Rule = (features) => {
  const { scene, epoch, broken, diversity, diversityAtStart } = features;
  const { none } = thresholds.diversity;
  const alike = hiddenWhere(features, diversityAtStart, (value) => value < none);
  const stillAlike = alike.filter((index) => !((diversity[index] ?? NaN) >= none));
  if (epoch < 1 || stillAlike.length === 0) return null;
  // One unit may be all that the data asks for.
  if (features.loss.learned > thresholds.learned.all) return null;
  if (broken && stillAlike.length < scene.hidden.length) return null;
  return {
    code: 'symmetric-weights',
    confidence: stillAlike.length === scene.hidden.length ? 0.98 : 0.9,
    summary: `All units of ${layersWords(stillAlike.length)} have the same weights, so they learn the same and count as one.`,
    fromStart: true,
    layers: layerIds(features, stillAlike),
    evidence: [
      ...stillAlike
        .slice(0, 3)
        .map((index) =>
          evidenceOf(
            'unit-diversity',
            diversity[index] ?? NaN,
            1,
            'The units do not differ from each other; drawn at random they would by about 1.',
            scene.layers[index]?.id,
          ),
        ),
      lossEvidence(features),
    ],
    against: againstOf(features),
  };
};

function againstOf(features: Features) {
  return features.loss.learned > thresholds.learned.some ? [lossEvidence(features)] : [];
}

function layersWords(count: number): string {
  return count === 1 ? 'one layer' : `${count} layers`;
}
