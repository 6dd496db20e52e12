import { learningRateAt } from '../compile/learning-rate';
import { usualRate } from '../experiment/usual-rate';
import { elementCount } from '../program/tensor-type';
import type { EpochReport } from '../signals/run-report';
import type { Features } from './features';

/** The first step that the optimizer would take from the starting weights, and how far all of them would lead. */
export interface FirstStep {
  /** Of the hidden layers over their weights, the largest. */
  readonly ofWeights: number;
  /**
   * What it would take away of the loss if the loss went on as steeply, over that loss: rate x ||g||^2 / loss, the rate over
   * the step of Polyak 1987 towards a loss of 0. Far above 1 it leaves the range in which the gradient says anything.
   */
  readonly ofLoss: number;
  /** The same of all steps of the run together, with its schedule. */
  readonly ofLossInAll: number;
  /** Mean scheduled rate of the run over the one at which the optimizer is usually started. */
  readonly rateShare: number;
}

/** Times the loss that the first step would take away, beyond which training breaks. Fitted. */
const farBeyond = 45;

/** Also where it cannot be told. */
export function overshoots(ofLoss: number): boolean {
  return !(ofLoss <= farBeyond);
}

/** report: of epoch 0. weightSizes: root mean square of the starting weights of each layer. */
export function firstStepOf(
  features: Features,
  report: EpochReport,
  weightSizes: readonly number[],
): FirstStep {
  const { scene, loss } = features;
  const { optimizer } = scene.experiment.training;
  const { learningRate } = optimizer;
  const steps = scene.description.stepsPerEpoch * scene.plannedEpochs;
  const scheduled = meanRate(features, steps);
  const ofLoss = (learningRate * slope(features, report)) / (loss.start ?? NaN);
  return {
    ofWeights: Math.max(0, ...scene.hidden.map((index) => ofLayer(index))),
    ofLoss,
    ofLossInAll: (ofLoss * steps * scheduled) / learningRate,
    rateShare: scheduled / usualRate(optimizer),
  };

  /** Other optimizers than SGD move every weight by about the rate, whatever its gradient. */
  function ofLayer(index: number): number {
    const size = weightSizes[index] ?? 0;
    if (size === 0) return 0;
    const gradient = report.signals['weight-gradient-rms']?.[index] ?? 0;
    return (learningRate * (scene.stepFollowsGradient ? gradient : 1)) / size;
  }
}

/** By how much the loss falls a unit of the rate: ||g||^2 where steps follow the gradient, the sum of |g| elsewhere. */
function slope({ scene }: Features, { signals }: EpochReport): number {
  const gradients = signals['weight-gradient-rms'];
  if (gradients === undefined) return NaN;
  return scene.description.layers.reduce((sum, { kernelShape }, index) => {
    const gradient = gradients[index] ?? 0;
    const weights = elementCount(kernelShape);
    return sum + weights * (scene.stepFollowsGradient ? gradient ** 2 : meanSize * gradient);
  }, 0);
}

/** Of a normal variable of deviation 1. */
const meanSize = Math.sqrt(2 / Math.PI);

/** Of a long run only so many steps are looked at. */
const mostLooks = 10_000;

function meanRate({ scene }: Features, steps: number): number {
  const { optimizer } = scene.experiment.training;
  if (optimizer.schedule.type === 'constant') return optimizer.learningRate;
  const { stepsPerEpoch } = scene.description;
  const length = { stepsPerEpoch, epochs: scene.plannedEpochs };
  const looks = Math.min(steps, mostLooks);
  let sum = 0;
  for (let look = 0; look < looks; look += 1) {
    const step = Math.floor((look * steps) / looks);
    sum += learningRateAt(step, optimizer.learningRate, optimizer.schedule, length);
  }
  return sum / Math.max(1, looks);
}
