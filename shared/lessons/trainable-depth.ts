import { deepNetwork } from './deep-network';
import { near, within } from './expectation';
import type { LessonExperiment, LessonRuns, TrainedLesson } from './lesson';
import { lessonExperiment } from './lesson-experiment';
import { meanGradientFactor, tanhSlope } from './mean-field';
import { atStart, shareOfLossLeft } from './reading-runs';

/** As many as the digits have pixels, so that one standard deviation suits every layer. */
const width = 64;

function tanhs(id: string, depth: number, weightVariance: number): LessonExperiment {
  const stddev = Math.sqrt(weightVariance / width);
  return lessonExperiment({
    id,
    title: `Tanh, ${depth} layers, n · Var(w) = ${weightVariance}`,
    network: deepNetwork({
      depth,
      width,
      activation: 'tanh',
      initializer: { type: 'normal', stddev },
    }),
    data: { source: 'digits' },
    training: { optimizer: { type: 'sgd', learningRate: 0.02 }, batchSize: 32, epochs: 30 },
  });
}

const factorAt = (weightVariance: number, depth: number): number =>
  meanGradientFactor({ activation: Math.tanh, slope: tanhSlope, weightVariance }, 1, depth);

/**
 * Schoenholz et al. 2017: a wide tanh network without biases multiplies the gradient's variance by chi, which tends to
 * sigma_w^2 where that is below 1. Its depth scale is xi = -1 / ln chi (equation 9), and networks train up to about 6 xi (their
 * section 5). For sigma_w^2 = 0.5, xi = 1.44: 4 layers are 2.8 xi, 30 layers 21 xi. At sigma_w^2 = 1, the edge of chaos, xi
 * has no bound and 30 layers train.
 *
 * The rate is 0.02 for all three: at 0.1, tried first, the loss of the 30 layers at the edge jumps up and down (Schoenholz et
 * al. train at 0.001).
 *
 * 10 % of the factor: over 29 steps at width 64 its deviation is about sqrt(29 x 2 / 64) / 29 = 3 %. A network trains if it leaves at
 * most half of ln 10; one that does not stays within 2 % of it.
 */
export const trainableDepth: TrainedLesson = {
  kind: 'trained',
  name: 'trainable-depth',
  title: 'How deep can tanh go',
  source: 'Schoenholz and others 2017',
  reference:
    'S. Schoenholz, J. Gilmer, S. Ganguli and J. Sohl-Dickstein, Deep information propagation, ICLR 2017, equations 5 and 9, section 5.',
  text: {
    see: 'Tanh layers whose weights are a little too small: n · Var(w) = 0.5 instead of 1. Four of them learn the digits, thirty do not. Thirty with n · Var(w) = 1 do.',
    why: 'The gradient’s variance is multiplied by 0.5 at every layer: it has a depth scale, ξ = 1/ln 2 = 1.4 layers, and networks train up to about six of those. At n · Var(w) = 1 the scale has no bound: that is the edge of chaos, and the reason for Glorot’s rule.',
    try: 'Open the four layers and raise the depth step by step. Up to where does it train in 30 epochs? The prediction before the run names a depth: does it agree?',
  },
  question: {
    asks: 'The gradient’s variance halves at every layer. Up to how many layers would you expect it to train?',
    choices: ['about 2', 'about 9', 'about 30'],
    answer: 'about 9',
    because: 'Six depth scales of 1/ln 2 = 1.44 layers each.',
  },
  expectations: [
    within(0.1, 'Variance per layer, n Var(w) = 0.5, 30 layers', factorAt(0.5, 30)),
    within(0.1, 'Variance per layer, n Var(w) = 1, 30 layers', factorAt(1, 30)),
    near(0.5, 'Share of ln 10 left in the loss, 4 layers, n Var(w) = 0.5', 0),
    near(0.02, 'Share of ln 10 left in the loss, 30 layers, n Var(w) = 0.5', 1),
    near(0.5, 'Share of ln 10 left in the loss, 30 layers, n Var(w) = 1', 0),
  ],
  experiments: [tanhs('within', 4, 0.5), tanhs('beyond', 30, 0.5), tanhs('critical', 30, 1)],
  measure: (runs) => [
    variancePerLayer(runs, 'beyond'),
    variancePerLayer(runs, 'critical'),
    ...['within', 'beyond', 'critical'].map((id) => shareOfLossLeft(runs(id))),
  ],
};

/** From the last hidden layer to the first. */
function variancePerLayer(runs: LessonRuns, id: string): number {
  const hidden = atStart(runs(id), 'delta-rms').slice(0, -1);
  const [first = NaN, last = NaN] = [hidden[0], hidden.at(-1)];
  return (first / last) ** (2 / (hidden.length - 1));
}
