import { usualRate } from '../../experiment/usual-rate';
import type { Features } from '../features';
import { evidenceOf, percent } from '../finding';
import type { FirstStep } from '../first-step';
import { areAll } from '../scene';
import type { Scene } from '../scene';
import { signalValueWords as words } from '../../signals/signal-value';
import { expectation } from './expectation';
import type { Expectation } from './expectation';

/** First steps of a hidden layer as a share of its weights. Fitted. */
interface Border {
  readonly plain: number;
  /** Networks with skip paths bear more. */
  readonly withSkips: number;
  /**
   * What is normalized does not change with the size of its weights: a step that makes them larger makes the next ones
   * smaller (Arora et al. 2018). Runs of the suite learn up to a first step of twice the weights.
   */
  readonly normalized: number;
  /** Where the optimizer divides the gradient's size away, the first step is the largest. */
  readonly underAdam: number;
}

/** Beyond these hardly any run is stable, whatever else is wrong. */
export const reckless: Border = { plain: 0.5, withSkips: 0.55, normalized: 2.5, underAdam: 1 };
/** Beyond these most runs of few layers are not. */
export const hasty: Border = { ...reckless, plain: 0.06 };

export function largeSteps(
  { scene }: Features,
  step: FirstStep,
  border: Border,
): Expectation | null {
  if (step.ofWeights <= borderOf(scene, border)) return null;
  const rate = words(scene.experiment.training.optimizer.learningRate);
  const says = `The first step would change a hidden layer by ${words(step.ofWeights)} times its size.`;
  const evidence = evidenceOf('update-ratio', step.ofWeights, 1e-3, says);
  const high = `${says} A rate of ${rate} is too high`;
  // Steps of one size for all weights take all inputs of a ReLU unit down together.
  const kills = !scene.stepFollowsGradient && areAll(scene, ['relu']);
  return kills
    ? expectation('dead-units', 0.7, `${high}, and throws ReLU units off for good.`, [], evidence)
    : expectation('learning-rate-too-high', 0.7, `${high}.`, [], evidence);
}

function borderOf(scene: Scene, border: Border): number {
  if (!scene.stepFollowsGradient) return border.underAdam;
  if (scene.isNormalized) return border.normalized;
  return scene.hasSkips ? border.withSkips : border.plain;
}

/** All steps of a run together, as a share of the weights, that still change nothing. Fitted. */
const nothingMoves = 0.1;
/** All steps together would take so many times the loss away if it stayed as steep: they lead nowhere at a tiny rate. Fitted. */
const leadsNowhere = { ofLoss: 6, rateShare: 0.02 };

export function tinySteps({ scene }: Features, step: FirstStep): Expectation | null {
  const { optimizer } = scene.experiment.training;
  const rate = words(optimizer.learningRate);
  const steps = scene.description.stepsPerEpoch * scene.plannedEpochs;
  const momentum = optimizer.type === 'sgd' ? optimizer.momentum : 0;
  const all = (step.ofWeights * steps) / (1 - momentum);
  const low = (says: string, value: number): Expectation =>
    expectation(
      'learning-rate-too-low',
      0.8,
      says,
      [],
      evidenceOf('update-ratio', value, 1e-3, says),
    );
  if (scene.hidden.length > 0 && all < nothingMoves) {
    const share = `All steps together can move the hidden layers by ${percent(all)} of their size at most.`;
    return low(`${share} A rate of ${rate} is too low.`, step.ofWeights);
  }
  if (step.ofLossInAll < leadsNowhere.ofLoss && step.rateShare < leadsNowhere.rateShare) {
    const slow = `At its mean rate of ${words(step.rateShare * usualRate(optimizer))} the run will get nowhere in ${steps} steps.`;
    return low(`${slow} ${words(usualRate(optimizer))} is usual.`, step.ofWeights);
  }
  return null;
}
