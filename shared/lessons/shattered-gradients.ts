import { deepNetwork } from './deep-network';
import type { SkipPath } from './deep-network';
import { near } from './expectation';
import { gradientAutocorrelations } from './gradient-autocorrelation';
import type { LineNetwork } from './gradient-autocorrelation';
import { placesTo } from './lesson-chart';
import type { Expectation } from './expectation';
import type { InitialLesson, LessonExperiment, Measurement } from './lesson';
import { lessonExperiment } from './lesson-experiment';

const width = 200;

/**
 * Balduzzi et al. 2017, section 2 and figures 1 and 2: the gradients of a shallow network on neighbouring points resemble
 * brown noise, those of 24 plain mean-centred layers white noise, those of a residual network whose branches are scaled by
 * 0.1 brown noise again. 200 units a layer and 256 points in [-2, 2] as in the paper; the values at lag 1 are those of an
 * independent implementation: .97, about 0, .98. Tolerance 0.1 in absolute terms.
 */
const networks: readonly {
  readonly label: string;
  readonly network: LineNetwork;
  readonly expectation: Expectation;
}[] = [
  {
    label: '2 layers',
    network: { depth: 2, width, branchScale: null },
    expectation: near(0.1, 'Autocorrelation at lag 1, 2 layers', 0.97),
  },
  {
    label: '24 plain layers',
    network: { depth: 24, width, branchScale: null },
    expectation: near(0.1, 'Autocorrelation at lag 1, 24 layers', 0),
  },
  {
    label: '24 beside skips',
    // A first layer and twelve blocks: 24 layers in branches.
    network: { depth: 25, width, branchScale: 0.1 },
    expectation: near(0.1, 'Autocorrelation at lag 1, 24 layers in branches scaled by 0.1', 0.98),
  },
];

const lags = Array.from({ length: 16 }, (_, lag) => lag);

function measure(): Measurement {
  const measured = networks.map(({ network }) => gradientAutocorrelations(network, lags));
  return {
    numbers: measured.map((correlations) => correlations[1] ?? NaN),
    charts: [
      {
        title: 'Autocorrelation of the gradient',
        subtitle: 'with the gradient so many points further; median of five seeds',
        x: { kind: 'places', title: 'lag', names: lags.map(String) },
        scale: 'linear',
        lines: networks.map(({ label }, index) => ({
          label,
          x: placesTo(lags.length),
          y: measured[index] ?? [],
          look: 'line',
        })),
        expected: networks.map(({ label, expectation: { least, most } }) => ({
          label,
          // Around lag 1, which is the second place.
          x: [1.7, 2.3],
          least: [least, least],
          most: [most, most],
        })),
      },
    ],
  };
}

export const shatteredGradients: InitialLesson = {
  kind: 'initial',
  name: 'shattered-gradients',
  title: 'Shattered gradients',
  source: 'Balduzzi and others 2017',
  reference:
    'D. Balduzzi, M. Frean, L. Leary, J. Lewis, K. Ma and B. McWilliams, The shattered gradients problem: if resnets are the answer, then what is the question?, ICML 2017, section 2.',
  text: {
    about:
      'ReLU networks of 200 units a layer, before any training: 2 layers, 24 plain layers, and 24 layers in branches beside skip paths. An input moves along a line in 256 small steps, and the gradient of the output is taken at each. How alike are neighbours?',
    see: 'In 2 layers neighbours get nearly the same gradient. In 24 plain layers they have nothing to do with each other. Beside skip paths they are alike again.',
    why: 'He’s start keeps the gradient’s size, but every ReLU layer breaks the line at more places. After 24 layers the gradient at one sample says nothing about the next, so the steps of a batch cancel. That is not vanishing, and looks like it: the network does not learn.',
    try: 'Open the deep plain network and train it: the gradient by depth is sound and the loss does not fall as it should. Switch on Residual.',
  },
  question: {
    asks: 'Two samples lie close together. In a plain network of 24 ReLU layers, how alike are their gradients?',
    choices: ['nearly the same', 'half alike', 'not alike at all'],
    answer: 'not alike at all',
    because: 'Between them lie many bends, and each changes the gradient at random.',
  },
  expectations: networks.map(({ expectation }) => expectation),
  experiments: [
    experiment('shallow', 'Two ReLU layers', 2),
    experiment('deep', 'Twenty-four plain ReLU layers', 24),
    experiment('residual', 'Twenty-four ReLU layers in scaled branches', 25, { branchScale: 0.1 }),
  ],
  measure,
};

/** For the lab, where batch normalization does the centring. */
function experiment(id: string, title: string, depth: number, skip?: SkipPath): LessonExperiment {
  const network = deepNetwork({
    depth,
    width,
    activation: 'relu',
    initializer: { type: 'he-normal' },
    batchNormalization: true,
    ...(skip === undefined ? {} : { skip }),
  });
  const data = { source: 'moons', samples: 2000, noise: 0.2 };
  const training = { optimizer: { type: 'sgd', learningRate: 0.01 }, batchSize: 32, epochs: 20 };
  return lessonExperiment({ id, title, network, data, training });
}
