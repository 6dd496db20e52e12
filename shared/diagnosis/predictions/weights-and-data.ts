import type { Features } from '../features';
import { known } from '../features';
import { evidenceOf, hiddenWhere, layerIds, percent } from '../finding';
import { overshoots } from '../first-step';
import type { FirstStep } from '../first-step';
import { signalValueWords as words } from '../../signals/signal-value';
import { thresholds } from '../thresholds';
import { expectation } from './expectation';
import type { Expectation } from './expectation';

export function symmetry(features: Features): Expectation | null {
  const { scene, diversityAtStart } = features;
  const alike = hiddenWhere(
    features,
    diversityAtStart,
    (value) => value < thresholds.diversity.none,
  );
  if (alike.length === 0 || 2 * alike.length < scene.hidden.length) return null;
  return expectation(
    'symmetric-weights',
    0.95,
    'All units of a layer start with the same weights; they will learn the same and count as one.',
    layerIds(features, alike),
    evidenceOf(
      'unit-diversity',
      0,
      1,
      'The units do not differ from each other.',
      scene.layers[alike[0] ?? 0]?.id,
    ),
  );
}

export function dataFaults({ scene, loss }: Features, step: FirstStep): Expectation | null {
  const { data, task } = scene.description;
  if (data === undefined) return null;
  const of = (confidence: number, says: string, value: number, reference: number): Expectation =>
    expectation('data-fault', confidence, says, [], evidenceOf('data', value, reference, says));
  const classes = data.classCounts.filter((count) => count > 0).length;
  if (task === 'classification' && classes < 2)
    return of(0.98, 'All rows belong to one class.', classes, 2);
  if (loss.noInformation === 0) return of(0.98, 'The target does not vary.', 0, 1);
  if (data.constantShare === 1) return of(0.98, 'Every input is constant.', 1, 0);
  const { large, small } = thresholds.inputSize;
  const raw = !scene.experiment.data.standardize && scene.layers[0]?.normalized !== true;
  const size = data.inputSize;
  const tooLarge =
    size > large && scene.layers[0]?.family !== 'saturating' && overshoots(step.ofLoss);
  if (raw && (tooLarge || size < small)) {
    return of(0.75, `The inputs are not scaled: their typical size is ${words(size)}.`, size, 1);
  }
  const { signal } = data;
  if (scene.description.trainingRows < thresholds.agreement.fewestRows) return null;
  if (signal === null || Math.abs(signal.z) > thresholds.agreement.chance) return null;
  return of(
    0.8,
    'Rows that lie close together do not have like targets: the inputs seem to say nothing of them.',
    signal.z,
    thresholds.agreement.chance,
  );
}

export function saturation(features: Features): Expectation | null {
  const { scene, saturatedAtStart } = features;
  const { many } = thresholds.saturated;
  const pinned = hiddenWhere(features, saturatedAtStart, (value) => value >= many);
  if (pinned.length === 0 || isLearnedByOutput(features)) return null;
  const most = Math.max(...known(pinned.map((index) => saturatedAtStart[index] ?? null)));
  return expectation(
    'saturated-units',
    0.8,
    `${percent(most)} of the activations of a layer lie on the flat ends of their function before the first step.`,
    layerIds(features, pinned),
    evidenceOf(
      'saturated-share',
      most,
      many,
      'Hardly any gradient passes a saturated unit.',
      scene.layers[pinned[0] ?? 0]?.id,
    ),
  );
}

/**
 * Behind one or two saturated layers that let the gradient pass, the output learns from what they give at random; under
 * optimizers that move all weights alike it is too slow for that. Fitted.
 */
function isLearnedByOutput({ scene, firstReachAtStart }: Features): boolean {
  return scene.stepFollowsGradient && scene.hidden.length <= 2 && firstReachAtStart > -1;
}
