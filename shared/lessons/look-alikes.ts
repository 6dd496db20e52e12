import { deepNetwork } from './deep-network';
import { near } from './expectation';
import type { LessonExperiment, LessonRuns, TrainedLesson } from './lesson';
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

function moons(
  id: string,
  title: string,
  optimizer: { readonly type: 'sgd' | 'adam'; readonly learningRate: number },
): LessonExperiment {
  const training = { optimizer, batchSize: 32, epochs: 20 };
  const data = { source: 'moons', samples: 2000, noise: 0.2 };
  return lessonExperiment({ id, title, network: rectifiers, data, training });
}

/**
 * Saturated: a sigmoid's slope is below 5 % of its greatest where |z| > 4.36. In their own units the wines' proline is about
 * 750 and weighs most; Glorot's weights are uniform up to sqrt(6 / (13 + 32)) = 0.37, so |z| < 4.36 has the probability
 * 4.36 / (750 x 0.37) = 1.6 % and 98.4 % are saturated; 7 % leaves room for two of the 32 units. Every wine then switches the
 * same units, so that nothing is learned. Scaled to [0, 1], |z| is at most a few units and none is saturated.
 *
 * Dead: Adam moves every weight by about its rate at each of the first steps, whatever the size of the gradient. At rate 1 that
 * throws units below everything they see, and a unit that is 0 for every sample has no gradient and never comes back (Lu et al.
 * 2019): the expectation is a layer without a living unit. (Plain SGD at rate 10, tried first, does not get that far: the loss
 * overflows.)
 *
 * Slow: one step lowers the loss by about rate x |gradient|^2, and 1000 steps at 10^-6 by a thousandth of |gradient|^2: a
 * gradient of up to 5 leaves the loss within 5 %. (10^-5, tried first on a guess of 1 to 2, took 7 %.) He's start keeps delta
 * within a factor of 3 from end to end.
 */
export const lookAlikes: TrainedLesson = {
  kind: 'trained',
  name: 'look-alikes',
  title: 'Look-alikes of vanishing',
  source: 'saturation, dead ReLU, slow rate',
  reference:
    'X. Glorot and Y. Bengio, AISTATS 2010, section 3.1 (saturation); L. Lu, Y. Shin, Y. Su and G. Karniadakis, Dying ReLU and initialization, 2019.',
  text: {
    see: 'Three networks whose loss is flat, none of them deep. In the first the inputs are so large that the sigmoids are pinned; in the second steps that were far too large have switched the ReLUs of a layer off for good; in the third the gradient is sound and the learning rate is far too small.',
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
    near(0.05, 'Adam at rate 1: greatest share of dead units in a layer', 1),
    near(0.5, 'SGD at rate 0.1: greatest share of dead units in a layer', 0),
    near(0.5, 'SGD at rate 0.1: share of ln 2 left in the loss', 0),
    near(0.5, 'SGD at rate 0.000001: log10 of first over last delta at the start', 0),
    near(0.05, 'SGD at rate 0.000001: loss of the last epoch over that of the first', 1),
  ],
  experiments: [
    wine('wine-unscaled', 'Wine in its own units', 'none'),
    wine('wine-scaled', 'Wine scaled to [0, 1]', 'min-max'),
    moons('rate-high', 'Four ReLU layers, Adam at rate 1', { type: 'adam', learningRate: 1 }),
    moons('rate-right', 'Four ReLU layers, SGD at rate 0.1', { type: 'sgd', learningRate: 0.1 }),
    moons('rate-low', 'Four ReLU layers, SGD at rate 0.000001', {
      type: 'sgd',
      learningRate: 1e-6,
    }),
  ],
  measure: (runs) => [
    ...['wine-unscaled', 'wine-scaled'].flatMap((id) => [
      atStart(runs(id), 'saturated-share')[0] ?? NaN,
      shareOfLossLeft(runs(id)),
    ]),
    mostDead(runs, 'rate-high'),
    mostDead(runs, 'rate-right'),
    shareOfLossLeft(runs('rate-right')),
    reach(runs),
    finalLoss(runs('rate-low')) / (runs('rate-low').reports[1]?.loss ?? NaN),
  ],
};

/** In the hidden layers: the output has no activation. */
function mostDead(runs: LessonRuns, id: string): number {
  return Math.max(...atEnd(runs(id), 'dead-share').slice(0, -1));
}

function reach(runs: LessonRuns): number {
  const hidden = atStart(runs('rate-low'), 'delta-rms').slice(0, -1);
  return Math.log10((hidden[0] ?? NaN) / (hidden.at(-1) ?? NaN));
}
