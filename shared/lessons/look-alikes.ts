import { deepNetwork } from './deep-network';
import { near } from './expectation';
import type { LessonExperiment, LessonRuns, TrainedLesson } from './lesson';
import { lossChart } from './lesson-chart';
import { lessonExperiment } from './lesson-experiment';
import { atEnd, atStart, finalLoss, shareOfLossLeft } from './reading-runs';

const sigmoids = deepNetwork({
  depth: 2,
  width: 32,
  activation: 'sigmoid',
  initializer: { type: 'glorot-uniform' },
});

const rectifiers = deepNetwork({
  depth: 4,
  width: 32,
  activation: 'relu',
  initializer: { type: 'he-normal' },
});

function wine(id: string, title: string, scaling: 'none' | 'min-max'): LessonExperiment {
  const training = { optimizer: { type: 'sgd', learningRate: 0.5 }, batchSize: 16, epochs: 100 };
  const data = { source: 'wine', scaling };
  return lessonExperiment({ id, title, network: sigmoids, data, training });
}

const oneLayer = deepNetwork({
  depth: 1,
  width: 32,
  activation: 'relu',
  initializer: { type: 'he-normal' },
});

/** Digits from grey values of 0 to 1, and the digit itself, 0 to 9, as the number to predict. */
function numbers(id: string, title: string, learningRate: number): LessonExperiment {
  const training = { optimizer: { type: 'sgd', learningRate }, batchSize: 256, epochs: 100 };
  const data = { source: 'digits', task: 'regression', scaling: 'min-max' };
  return lessonExperiment({ id, title, network: oneLayer, data, training });
}

function moons(id: string, title: string, learningRate: number): LessonExperiment {
  const training = { optimizer: { type: 'sgd', learningRate }, batchSize: 32, epochs: 20 };
  const data = { source: 'moons', samples: 2000, noise: 0.2 };
  return lessonExperiment({ id, title, network: rectifiers, data, training });
}

/**
 * Saturated: a sigmoid's slope is below 5 % of its greatest where |z| > 4.36. In their own units the wines' proline is about
 * 750 and weighs most; Glorot's weights are uniform up to sqrt(6 / (13 + 32)) = 0.37, so |z| < 4.36 has the probability
 * 4.36 / (750 x 0.37) = 1.6 % and 98.4 % are saturated; 7 % leaves room for two of the 32 units. Every wine then switches the
 * same units, so that nothing is learned. Scaled to [0, 1], |z| is at most a few units and none is saturated.
 *
 * Dead: f = v . relu(W x + b) + c has to predict the digit y, 4.5 in the mean, by squared error, and starts near 0. Inputs x are
 * at least 0, with a mean square length of 15 (x . x' is about 10 between two pictures), so that a step moves the pre-activation
 * of unit j the same way for every picture: by -2 rate v_j E[(f - y)(x . x' + 1)].
 *   First step, f - y about -4.5: at rate 0.5 by 50 v_j, against a spread of 0.6 under He's start. Units with v_j < 0 die; the others
 *   grow by about 12, and as every v_j rises by 4.5 E[relu(z_j)], all that live have v_j > 0 then, and f is in the hundreds.
 *   Second step, f - y > 0 for every picture: all that live fall by thousands. None is left, and a unit that is 0 for every
 *   sample has no gradient and never comes back.
 * What remains is c, which at rate 0.5 becomes the mean of the last batch: the loss is the variance, and 1/256 of it. A unit that
 * is on for a few pictures only may be missed in the first steps: a random z has a ratio of mean to spread of deviation 1.5, so
 * that about 2 % of the units are on for less than 1 in 300 pictures; two of the 32 units are allowed, and what they may explain,
 * a tenth of the loss. At rate 0.02 the largest eigenvalue of the start, 2 (|v|^2 E[x . x'] / 2 + |relu(z)|^2), about 40, is
 * passed stably (2 / 40 = 0.05), and a line through grey values already explains more than half of the variance.
 * (Plain SGD at rate 10 and Adam at rate 1 on two moons, tried before on a guess, overflowed and left a fifth of the units alive.)
 *
 * Slow: one step lowers the loss by about rate x |gradient|^2, and 1000 steps at 10^-6 by a thousandth of |gradient|^2: a
 * gradient of up to 5 leaves the loss within 5 %. (10^-5, tried first on a guess of 1 to 2, took 7 %.) He's start keeps delta
 * within a factor of 3 from end to end.
 */
const lines = [
  { id: 'wine-unscaled', label: 'saturated' },
  { id: 'wine-scaled', label: 'scaled inputs' },
  { id: 'rate-high', label: 'dead' },
  { id: 'rate-right', label: 'rate 0.02' },
  { id: 'rate-low', label: 'too slow' },
] as const;

export const lookAlikes: TrainedLesson = {
  kind: 'trained',
  name: 'look-alikes',
  title: 'Look-alikes of vanishing',
  source: 'saturation, dead ReLU, slow rate',
  reference:
    'X. Glorot and Y. Bengio, AISTATS 2010, section 3.1 (saturation); L. Lu, Y. Shin, Y. Su and G. Karniadakis, Dying ReLU and initialization, 2019.',
  text: {
    about:
      'Three networks whose loss is flat, none of them deep: wines in their own units under sigmoids, digits under ReLUs with a high rate, two moons with a low one. For the first two also the same network with the one fault mended.',
    see: 'In the first the inputs are so large that nearly all sigmoids are pinned before training. In the second two steps that were far too large have switched every ReLU off for good. In the third the gradient is sound in every layer and the rate is far too small. Mended, the first two learn.',
    why: 'A flat loss is all that the three share with a vanishing gradient. The other signals tell them apart: the share of saturated units, the share of dead units, and the size of an update against the weight it changes.',
    try: 'Open each of the three and read the verdict and its evidence. Then change the one thing that is wrong: scaling, or the rate.',
  },
  question: {
    asks: 'The loss is flat and the gradient has the same size in every layer. What is it?',
    choices: ['a vanishing gradient', 'too low a learning rate', 'saturated units'],
    answer: 'too low a learning rate',
    because: 'The gradient arrives everywhere; the steps made of it are too small to see.',
  },
  expectations: [
    near(0.07, 'Unscaled wine: share of saturated units in the first layer at the start', 0.984),
    near(0.2, 'Unscaled wine: share of the no-information loss left', 1),
    near(0.01, 'Scaled wine: share of saturated units in the first layer at the start', 0),
    near(0.5, 'Scaled wine: share of the no-information loss left', 0),
    near(2 / 32, 'ReLU at rate 0.5: share of dead units in the hidden layer', 1),
    near(0.1, 'ReLU at rate 0.5: share of the no-information loss left', 1),
    near(0.5, 'ReLU at rate 0.02: share of dead units in the hidden layer', 0),
    near(0.5, 'ReLU at rate 0.02: share of the no-information loss left', 0),
    near(0.5, 'Rate 0.000001: log10 of first over last delta at the start', 0),
    near(0.05, 'Rate 0.000001: loss of the last epoch over that of the first', 1),
  ],
  experiments: [
    wine('wine-unscaled', 'Wine in its own units', 'none'),
    wine('wine-scaled', 'Wine scaled to [0, 1]', 'min-max'),
    numbers('rate-high', 'Digits as numbers, 32 ReLUs, rate 0.5', 0.5),
    numbers('rate-right', 'Digits as numbers, 32 ReLUs, rate 0.02', 0.02),
    moons('rate-low', 'Four ReLU layers, rate 0.000001', 1e-6),
  ],
  measure: (runs) => ({
    numbers: [
      ...['wine-unscaled', 'wine-scaled'].flatMap((id) => [
        atStart(runs(id), 'saturated-share')[0] ?? NaN,
        shareOfLossLeft(runs(id)),
      ]),
      ...['rate-high', 'rate-right'].flatMap((id) => [
        atEnd(runs(id), 'dead-share')[0] ?? NaN,
        shareOfLossLeft(runs(id)),
      ]),
      reach(runs),
      finalLoss(runs('rate-low')) / (runs('rate-low').reports[1]?.loss ?? NaN),
    ],
    charts: [
      lossChart(
        lines.map(({ id, label }) => ({ label, run: runs(id) })),
        'linear',
      ),
    ],
  }),
};

function reach(runs: LessonRuns): number {
  const hidden = atStart(runs('rate-low'), 'delta-rms').slice(0, -1);
  return Math.log10((hidden[0] ?? NaN) / (hidden.at(-1) ?? NaN));
}
