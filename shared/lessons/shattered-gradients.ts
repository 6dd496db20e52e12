import { deepNetwork } from './deep-network';
import type { SkipPath } from './deep-network';
import { near } from './expectation';
import { gradientAutocorrelation } from './gradient-autocorrelation';
import type { LineNetwork } from './gradient-autocorrelation';
import type { InitialLesson, LessonExperiment } from './lesson';
import { lessonExperiment } from './lesson-experiment';

const width = 200;

/**
 * Balduzzi et al. 2017, section 2 and figures 1 and 2: the gradients of a shallow network on neighbouring points resemble
 * brown noise, those of 24 plain mean-centred layers white noise, those of a residual network whose branches are scaled by
 * 0.1 brown noise again. 200 units a layer and 256 points in [-2, 2] as in the paper; the values at lag 1 are those of an
 * independent implementation: .97, about 0, .98. Tolerance 0.1 in absolute terms.
 */
const networks: readonly LineNetwork[] = [
  { depth: 2, width, branchScale: null },
  { depth: 24, width, branchScale: null },
  // A first layer and twelve blocks: 24 layers in branches.
  { depth: 25, width, branchScale: 0.1 },
];

export const shatteredGradients: InitialLesson = {
  kind: 'initial',
  name: 'shattered-gradients',
  title: 'Shattered gradients',
  source: 'Balduzzi and others 2017',
  reference:
    'D. Balduzzi, M. Frean, L. Leary, J. Lewis, K. Ma and B. McWilliams, The shattered gradients problem: if resnets are the answer, then what is the question?, ICML 2017, section 2.',
  text: {
    see: 'The gradient of a network’s output along a straight line of 256 inputs. In two layers neighbouring points get nearly the same gradient; in 24 plain layers, mean-centred, the gradients of neighbours have nothing to do with each other; with skip paths they are alike again.',
    why: 'He’s start keeps the gradient’s size, but every ReLU layer breaks the line at more places. After 24 layers the gradient at one sample says nothing about the next, so the steps of a batch cancel. That is not vanishing, and looks like it: the network does not learn.',
    try: 'Open the deep plain network and train it: the gradient by depth is sound and the loss does not fall as it should. Switch on Residual.',
  },
  question: {
    asks: 'Two samples lie close together. In a plain network of 24 ReLU layers, how alike are their gradients?',
    choices: ['nearly the same', 'half alike', 'not alike at all'],
    answer: 'not alike at all',
    because: 'Between them lie many bends, and each changes the gradient at random.',
  },
  expectations: [
    near(0.1, 'Autocorrelation at lag 1, 2 layers', 0.97),
    near(0.1, 'Autocorrelation at lag 1, 24 layers', 0),
    near(0.1, 'Autocorrelation at lag 1, 24 layers in branches scaled by 0.1', 0.98),
  ],
  experiments: [
    experiment('shallow', 'Two ReLU layers', 2),
    experiment('deep', 'Twenty-four plain ReLU layers', 24),
    experiment('residual', 'Twenty-four ReLU layers in scaled branches', 25, { branchScale: 0.1 }),
  ],
  measure: () => networks.map(gradientAutocorrelation),
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
