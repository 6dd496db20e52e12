import type { Features } from '../features';
import { evidenceOf, factorWords, hiddenWhere, layerIds } from '../finding';
import { overshoots } from '../first-step';
import type { FirstStep } from '../first-step';
import { areAll } from '../scene';
import { thresholds } from '../thresholds';
import { expectation } from './expectation';
import type { Expectation } from './expectation';

/** Powers of ten by which signals may grow where the optimizer divides their size away. Fitted. */
const swellUnderAdam = 3.5;

export function growth(features: Features, step: FirstStep): Expectation | null {
  const { scene, growthAtStart, swellAtStart, reachAtStart, firstReachAtStart, loss } = features;
  const { grown } = thresholds.reach;
  if (growthAtStart < grown && swellAtStart < thresholds.swell.large) return null;
  // A rate that is small enough bears any gradient.
  const bears = scene.stepFollowsGradient
    ? !overshoots(step.ofLoss)
    : swellAtStart < swellUnderAdam;
  if (bears) return null;
  const grows = hiddenWhere(features, reachAtStart, (value) => value >= grown);
  return expectation(
    'exploding-gradient',
    0.85,
    'Signals grow from layer to layer before the first step; training will break or need tiny steps.',
    layerIds(features, grows),
    evidenceOf(
      'delta-rms',
      10 ** firstReachAtStart,
      1,
      `The first layer receives ${factorWords(firstReachAtStart)} the gradient of the output.`,
      scene.layers[0]?.id,
    ),
    evidenceOf(
      'loss',
      loss.start ?? NaN,
      loss.noInformation,
      'The loss of the untrained network against that of knowing nothing.',
    ),
  );
}

/** Optimizers that divide the gradient's size away learn from much less, as long as some of it arrives. */
const lostUnderAdam = 2;

/** Skip paths carry it through the first half of the layers undiminished: depth is not what takes it away. */
function isCarriedPast({ scene, reachAtStart, firstReachAtStart }: Features): boolean {
  const middle = reachAtStart[Math.floor(scene.hidden.length / 2)] ?? NaN;
  return scene.hasSkips && middle - firstReachAtStart < 1;
}

export function decay(features: Features): Expectation | null {
  const { scene, firstReachAtStart, reachAtStart } = features;
  const { lost } = thresholds.reach;
  const limit = scene.stepFollowsGradient ? 1.4 * lost : lostUnderAdam * lost;
  if (firstReachAtStart > limit || isCarriedPast(features)) return null;
  const starved = hiddenWhere(features, reachAtStart, (value) => value <= lost);
  return expectation(
    'vanishing-gradient',
    scene.stepFollowsGradient ? 0.85 : 0.7,
    `Only ${factorWords(firstReachAtStart)} of the output's gradient will arrive at the first layer.`,
    layerIds(features, starved),
    evidenceOf(
      'delta-rms',
      10 ** firstReachAtStart,
      10 ** lost,
      `Of the gradient at the output ${factorWords(firstReachAtStart)} arrives at the first layer.`,
      scene.layers[0]?.id,
    ),
  );
}

/** Where the optimizer divides the gradient's size away, plain networks learn in part up to about this depth. Fitted. */
const shatteringUnderAdam = 2 * thresholds.shatteringDepth;

/** What Balduzzi et al. 2017 found is of rectifiers: others decorrelate gradients less, and train at that depth. */
export function depth({ scene }: Features): Expectation | null {
  const plain = !scene.hasSkips && !scene.isNormalized;
  const limit = scene.stepFollowsGradient ? thresholds.shatteringDepth : shatteringUnderAdam;
  if (!plain || scene.hidden.length < limit || !areAll(scene, ['relu', 'leaky-relu'])) return null;
  return expectation(
    'shattered-gradient',
    0.65,
    `Gradients keep their size, but ${scene.hidden.length} plain layers leave neighbouring inputs' gradients little in common.`,
    [],
    evidenceOf(
      'delta-rms',
      scene.hidden.length,
      limit,
      'Hidden layers in a row without a skip path.',
    ),
  );
}

export function sound({ scene, firstReachAtStart }: Features): Expectation {
  return expectation(
    'healthy',
    0.8,
    'Signals keep their size in both directions; nothing stands in the way of training.',
    [],
    evidenceOf(
      'delta-rms',
      10 ** firstReachAtStart,
      1,
      `Of the gradient at the output ${factorWords(firstReachAtStart)} arrives at the first layer.`,
      scene.layers[0]?.id,
    ),
  );
}
