import { deepNetwork } from './deep-network';
import { near, within } from './expectation';
import type { LessonRuns, TrainedLesson } from './lesson';
import { layersChart } from './lesson-chart';
import { lessonExperiment } from './lesson-experiment';
import { atStart, layerValues } from './reading-runs';

const epochs = 500;

/**
 * Nielsen 2015, chapter 5: sigmoid layers of 30 units on handwritten digits, weights N(0, 1/n_in), gradient descent on 1,000
 * pictures at rate 0.1 over 500 epochs (here one step of 1,000 rows is an epoch). His lengths of delta at the start are
 * 0.012, 0.060, 0.283 for the three hidden layers: ratios 0.20 and 0.21; a wide network would have 0.23 (the square root of
 * 0.055 in variance). His net is one draw of 30 units: 40 % leaves room for another, since a layer's factor has a relative
 * deviation of about sqrt(2 / 30) / 2 = 13 % in size, three of which are 39 %. He averages delta over the pictures before he
 * takes its length; the signal here is the root mean square over pictures and units.
 *
 * In his figure the three curves never cross; 5 % of the epochs may.
 */
export const firstSecondThird: TrainedLesson = {
  kind: 'trained',
  name: 'first-second-third',
  title: 'First, second, third layer',
  source: 'Nielsen 2015, chapter 5',
  reference:
    'M. Nielsen, Neural networks and deep learning, Determination Press 2015, chapter 5: Why are deep neural networks hard to train?',
  text: {
    about:
      'Three sigmoid layers of 30 units learn handwritten digits for 500 epochs. After each, the gradient δ that reaches every hidden layer is measured.',
    see: 'The gradient at the first layer is about a fifth of that at the second, which is about a fifth of that at the third, and so it stays while the network learns.',
    why: 'Three layers are not deep, and the network learns. But the first layer learns 25 times as slowly as the third: what will be the vanishing gradient at ten layers can be seen at three.',
    try: 'Open it and add a fourth hidden layer with the Depth stepper. How much slower is the first layer then?',
  },
  question: {
    asks: 'Which of the three hidden layers learns fastest?',
    choices: ['the first, next to the data', 'all alike', 'the third, next to the output'],
    answer: 'the third, next to the output',
    because: 'The error signal comes from the output and loses about four fifths at every layer.',
  },
  expectations: [
    within(0.4, 'Delta of the first layer over the second, before training', 0.2),
    within(0.4, 'Delta of the second layer over the third, before training', 0.21),
    near(0.05, 'Share of epochs in which first < second < third', 1),
  ],
  experiments: [
    lessonExperiment({
      id: 'three-layers',
      title: 'Three sigmoid layers of 30',
      network: deepNetwork({
        depth: 3,
        width: 30,
        activation: 'sigmoid',
        initializer: { type: 'lecun-normal' },
      }),
      data: { source: 'digits' },
      training: { optimizer: { type: 'sgd', learningRate: 0.1 }, batchSize: 1000, epochs },
    }),
  ],
  measure: (runs) => {
    const [first = NaN, second = NaN, third = NaN] = atStart(runs('three-layers'), 'delta-rms');
    return {
      numbers: [first / second, second / third, shareInOrder(runs)],
      charts: [
        layersChart(
          'Gradient by layer',
          'δ, RMS, after every epoch',
          runs('three-layers'),
          'delta-rms',
          3,
        ),
      ],
    };
  },
};

function shareInOrder(runs: LessonRuns): number {
  const { reports } = runs('three-layers');
  const inOrder = reports.filter((report) => {
    const [first = NaN, second = NaN, third = NaN] = layerValues(report, 'delta-rms');
    return first < second && second < third;
  });
  return inOrder.length / reports.length;
}
