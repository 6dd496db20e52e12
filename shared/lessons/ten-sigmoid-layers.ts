import { startingExample } from '../experiment/starting-example';
import type { Remedies } from '../experiment/remedies';
import { inUnitsOf, near, upTo } from './expectation';
import type { Expectation } from './expectation';
import type { LessonExperiment, LessonRuns, TrainedLesson } from './lesson';
import { lossChart } from './lesson-chart';
import { finalLoss, variancePerLayer } from './reading-runs';

function variant(id: string, title: string, remedies: Partial<Remedies>): LessonExperiment {
  const overlay = { ...startingExample.remedies, ...remedies };
  return { id, title, experiment: { ...startingExample, name: title, remedies: overlay } };
}

interface Remedied {
  readonly id: string;
  readonly label: string;
  readonly title: string;
  readonly remedies: Partial<Remedies>;
  readonly expectation: Expectation;
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
const remedied: readonly Remedied[] = [
  {
    id: 'xavier',
    label: 'Xavier',
    title: 'Ten sigmoid layers, Xavier',
    remedies: { xavier: true },
    expectation: near(0.01, 'Final loss, Xavier', Math.LN2),
  },
  {
    id: 'relu',
    label: 'ReLU',
    title: 'Ten layers, ReLU',
    remedies: { relu: true },
    expectation: near(0.01, 'Final loss, ReLU', Math.LN2),
  },
  {
    id: 'relu-xavier',
    label: 'ReLU + Xavier',
    title: 'Ten layers, ReLU and Xavier',
    remedies: { relu: true, xavier: true },
    expectation: near(0.022, 'Final loss, ReLU and Xavier', 0.082),
  },
  {
    id: 'batch-norm',
    label: 'batch norm',
    title: 'Ten sigmoid layers, batch norm',
    remedies: { batchNormalization: true },
    expectation: near(0.04, 'Final loss, batch norm', 0.16),
  },
  {
    id: 'residual',
    label: 'residual',
    title: 'Ten sigmoid layers, residual',
    remedies: { residual: true },
    expectation: near(0.03, 'Final loss, residual', 0.305),
  },
  {
    id: 'relu-residual',
    label: 'ReLU + residual',
    title: 'Ten layers, ReLU and residual',
    remedies: { relu: true, residual: true },
    expectation: near(0.016, 'Final loss, ReLU and residual', 0.087),
  },
];

export const tenSigmoidLayers: TrainedLesson = {
  kind: 'trained',
  name: 'ten-sigmoid-layers',
  title: 'Ten sigmoid layers',
  source: 'two moons, each remedy in turn',
  reference:
    'The starting example of this lab. S. Hochreiter, diploma thesis, TU München 1991; K. He, X. Zhang, S. Ren and J. Sun, Deep residual learning for image recognition, CVPR 2016.',
  text: {
    about:
      'Ten sigmoid layers of 32 units with small starting weights learn to tell two moons apart, for 40 epochs. Then the same network with one remedy at a time, and with two: from the same starting weights and the same order of rows.',
    see: 'Plain, the loss stays at ln 2 = 0.69, a coin flip’s, and the first weight of the first layer does not move at all. ReLU alone and Xavier alone change nothing. The two together save it, and so do batch norm and skip paths, each alone.',
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
    ...remedied.map(({ expectation }) => expectation),
  ],
  experiments: [
    variant('plain', 'Ten sigmoid layers', {}),
    ...remedied.map(({ id, title, remedies }) => variant(id, title, remedies)),
  ],
  measure: (runs) => ({
    numbers: [
      finalLoss(runs('plain')),
      firstWeightMoved(runs),
      variancePerLayer(runs('plain')),
      ...remedied.map(({ id }) => finalLoss(runs(id))),
    ],
    charts: [
      lossChart(
        [
          { label: 'plain', run: runs('plain') },
          ...remedied.map(({ id, label, expectation }) => ({
            label,
            run: runs(id),
            end: inUnitsOf(Math.LN2, expectation),
          })),
        ],
        'linear',
      ),
    ],
  }),
};

function firstWeightMoved(runs: LessonRuns): number {
  const { reports } = runs('plain');
  return (reports.at(-1)?.traces[0] ?? NaN) - (reports[0]?.traces[0] ?? NaN);
}
