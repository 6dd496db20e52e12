import { startingExample } from '../experiment/starting-example';
import type { Remedies } from '../experiment/remedies';
import { near, upTo } from './expectation';
import type { LessonExperiment, LessonRuns, TrainedLesson } from './lesson';
import { atStart, finalLoss } from './reading-runs';

function variant(id: string, title: string, remedies: Partial<Remedies>): LessonExperiment {
  const overlay = { ...startingExample.remedies, ...remedies };
  return { id, title, experiment: { ...startingExample, name: title, remedies: overlay } };
}

/**
 * Two equal classes: a model that knows nothing has the loss ln 2 = 0.693. The other losses are those of an independent
 * implementation: the middle of their range over data seeds (residual 0.29-0.32, ReLU with Xavier 0.071-0.093, ReLU with
 * residual 0.079-0.095; batch norm over weight seeds 0.15-0.17). A seed of this program is one more draw of data and
 * weights, so the tolerance is twice half the range, for batch norm 0.04, since its data seed did not vary.
 *
 * Weight w11 of d1: a sigmoid's slope is at most 1/4 and weights of deviation 0.05 in 32 units pass at most
 * 32 x 0.0025 / 16 = 0.005 of the variance, 0.07 in size, so that after nine layers less than 10^-10 of the gradient is
 * left: 2000 steps at rate 0.1 move it by less than a millionth.
 */
export const tenSigmoidLayers: TrainedLesson = {
  kind: 'trained',
  name: 'ten-sigmoid-layers',
  title: 'Ten sigmoid layers',
  source: 'two moons, each remedy in turn',
  reference:
    'The starting example of this lab. S. Hochreiter, diploma thesis, TU München 1991; K. He, X. Zhang, S. Ren and J. Sun, Deep residual learning for image recognition, CVPR 2016.',
  text: {
    see: 'Ten sigmoid layers on two moons. The loss stays at 0.69 for 40 epochs and the first weight of the first layer does not move at all. Then each remedy in turn, from the same starting weights and the same order of rows.',
    why: 'Backpropagation multiplies one factor for each layer, here about 0.07 each: after nine layers less than a ten-thousandth of a millionth is left. ReLU or Xavier by itself does not save this network, the two together do; batch norm and skip paths do it alone.',
    try: 'Open the plain network, train it, and switch the remedies on one by one. Which pairs add something to what one of them does alone?',
  },
  question: {
    asks: 'Which single remedy makes this network learn?',
    choices: ['ReLU', 'Xavier', 'batch norm or residual'],
    answer: 'batch norm or residual',
    because:
      'ReLU keeps the small weights, Xavier keeps the small slope: each of them leaves one of the two causes.',
  },
  expectations: [
    near(0.01, 'Final loss, plain (ln 2: nothing learned)', Math.LN2),
    near(1e-6, 'How far weight w11 of the first layer moved, plain', 0),
    upTo(32 * (0.05 / 4) ** 2, 0.5, 'Variance of delta per layer, plain, before training'),
    near(0.01, 'Final loss, Xavier', Math.LN2),
    near(0.01, 'Final loss, ReLU', Math.LN2),
    near(0.022, 'Final loss, ReLU and Xavier', 0.082),
    near(0.04, 'Final loss, batch norm', 0.16),
    near(0.03, 'Final loss, residual', 0.305),
    near(0.016, 'Final loss, ReLU and residual', 0.087),
  ],
  experiments: [
    variant('plain', 'Ten sigmoid layers', {}),
    variant('xavier', 'Ten sigmoid layers, Xavier', { xavier: true }),
    variant('relu', 'Ten layers, ReLU', { relu: true }),
    variant('relu-xavier', 'Ten layers, ReLU and Xavier', { relu: true, xavier: true }),
    variant('batch-norm', 'Ten sigmoid layers, batch norm', { batchNormalization: true }),
    variant('residual', 'Ten sigmoid layers, residual', { residual: true }),
    variant('relu-residual', 'Ten layers, ReLU and residual', { relu: true, residual: true }),
  ],
  measure: (runs) => [
    finalLoss(runs('plain')),
    firstWeightMoved(runs),
    variancePerLayer(runs),
    ...['xavier', 'relu', 'relu-xavier', 'batch-norm', 'residual', 'relu-residual'].map((id) =>
      finalLoss(runs(id)),
    ),
  ],
};

function firstWeightMoved(runs: LessonRuns): number {
  const { reports } = runs('plain');
  return (reports.at(-1)?.traces[0] ?? NaN) - (reports[0]?.traces[0] ?? NaN);
}

/** From the last hidden layer to the first. */
function variancePerLayer(runs: LessonRuns): number {
  const hidden = atStart(runs('plain'), 'delta-rms').slice(0, -1);
  const [first = NaN, last = NaN] = [hidden[0], hidden.at(-1)];
  return (first / last) ** (2 / (hidden.length - 1));
}
