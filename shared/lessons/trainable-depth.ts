import { deepNetwork } from './deep-network';
import { near, within } from './expectation';
import type { LessonExperiment, TrainedLesson } from './lesson';
import { lossChart, varianceChart } from './lesson-chart';
import { lessonExperiment } from './lesson-experiment';
import { meanGradientFactor, tanhSlope } from './mean-field';
import { shareOfLossLeft, startingVariances, variancePerLayer } from './reading-runs';

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
const shrinking = within(0.1, 'Variance per layer, n Var(w) = 0.5, 30 layers', factorAt(0.5, 30));
const critical = within(0.1, 'Variance per layer, n Var(w) = 1, 30 layers', factorAt(1, 30));
const learnsNothing = near(0.02, 'Share of ln 10 left in the loss, 30 layers, n Var(w) = 0.5', 1);
const learns = near(0.5, 'Share of ln 10 left in the loss, 30 layers, n Var(w) = 1', 0);

export const trainableDepth: TrainedLesson = {
  kind: 'trained',
  name: 'trainable-depth',
  title: 'How deep can tanh go',
  source: 'Schoenholz and others 2017',
  reference:
    'S. Schoenholz, J. Gilmer, S. Ganguli and J. Sohl-Dickstein, Deep information propagation, ICLR 2017, equations 5 and 9, section 5.',
  text: {
    about:
      'Tanh layers of 64 units learn handwritten digits. Their weights are a little too small, n · Var(w) = 0.5 instead of 1, in a network of 4 layers and in one of 30; and 30 layers with n · Var(w) = 1.',
    see: 'At 0.5 the variance of the gradient halves at every layer: 4 layers learn, 30 do not learn at all. At 1 it keeps most of its size, and 30 layers learn.',
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
    shrinking,
    critical,
    near(0.5, 'Share of ln 10 left in the loss, 4 layers, n Var(w) = 0.5', 0),
    learnsNothing,
    learns,
  ],
  experiments: [tanhs('within', 4, 0.5), tanhs('beyond', 30, 0.5), tanhs('critical', 30, 1)],
  measure: (runs) => ({
    numbers: [
      variancePerLayer(runs('beyond')),
      variancePerLayer(runs('critical')),
      ...['within', 'beyond', 'critical'].map((id) => shareOfLossLeft(runs(id))),
    ],
    charts: [
      varianceChart('30 layers before training, relative to the last one', [
        {
          label: 'n · Var(w) = 0.5',
          bySeed: [startingVariances(runs('beyond'))],
          factor: shrinking,
        },
        {
          label: 'n · Var(w) = 1',
          bySeed: [startingVariances(runs('critical'))],
          factor: critical,
        },
      ]),
      lossChart(
        [
          { label: '4 layers, 0.5', run: runs('within') },
          { label: '30 layers, 0.5', run: runs('beyond'), end: learnsNothing },
          { label: '30 layers, 1', run: runs('critical'), end: learns },
        ],
        'linear',
      ),
    ],
  }),
};
