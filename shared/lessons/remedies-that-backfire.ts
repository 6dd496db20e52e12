import { deepNetwork } from './deep-network';
import type { DeepNetwork } from './deep-network';
import { near } from './expectation';
import type { LessonExperiment, TrainedLesson } from './lesson';
import { lossChart } from './lesson-chart';
import { lessonExperiment } from './lesson-experiment';
import { diverged, shareOfLossLeft } from './reading-runs';

const depth = 30;
const blocks = Math.floor((depth - 1) / 2);

function rectifiers(id: string, title: string, more: Partial<DeepNetwork>): LessonExperiment {
  return lessonExperiment({
    id,
    title,
    network: deepNetwork({
      depth,
      width: 64,
      activation: 'relu',
      initializer: { type: 'he-normal' },
      ...more,
    }),
    data: { source: 'blobs', samples: 2000, noise: 4, classes: 10, features: 16 },
    training: { optimizer: { type: 'sgd', learningRate: 0.1 }, batchSize: 32, epochs: 10 },
  });
}

/**
 * A branch with He's start has the mean square of what it branches from (He et al. 2015), so a sum of both has at least twice
 * as much, and 14 blocks at least 2^14: logits of a hundred and a gradient that goes with their square. Scaled by
 * 1/sqrt(14) the sum of all branches has the size of one (Balduzzi et al. 2017; Hayou et al. 2021); a branch that ends in
 * zeros starts as the identity (Goyal et al. 2017, Zhang et al. 2019); with batch normalization a branch has a fixed size, and
 * the sum grows in proportion to the depth instead of exponentially (De and Smith 2020).
 *
 * Diverging is a yes or no: 1 or 0 exactly. A network trains if it leaves at most half of the loss of knowing nothing, ln 10.
 */
const trains = near(0.5, 'Share of ln 10 left in the loss, scaled branches', 0);

export const remediesThatBackfire: TrainedLesson = {
  kind: 'trained',
  name: 'remedies-that-backfire',
  title: 'Remedies that backfire',
  source: 'residual on He-ReLU-30',
  reference:
    'H. Zhang, Y. Dauphin and T. Ma, Fixup initialization: residual learning without normalization, ICLR 2019; S. De and S. Smith, Batch normalization biases residual blocks towards the identity function, NeurIPS 2020.',
  text: {
    about:
      'Thirty ReLU layers with He’s start, and a skip path around every two. Four ways to add what the branch computes to what went past it: as it is, scaled down, from a branch that begins at zero, and with batch norm in the branch.',
    see: 'With plain sums the run breaks: numbers that are not finite. Scaled down, begun at zero or with batch norm, the same network trains.',
    why: 'He’s start already keeps the signal’s size. A skip path adds as much again, so that every block doubles it: 2¹⁴ after 14 blocks, and the gradient grows likewise. Two remedies, each right alone, are one too many.',
    try: 'Open the plain sums and lower the learning rate until it trains. How much do you have to lower it? The Residual toggle of this lab scales the branches for you.',
  },
  question: {
    asks: 'He’s start keeps the size of the signal. What does a skip path around every two of 30 layers do to it?',
    choices: ['nothing', 'multiplies it by about 30', 'multiplies it by thousands'],
    answer: 'multiplies it by thousands',
    because: 'Each of the 14 sums at least doubles the variance: 2¹⁴ = 16,384.',
  },
  expectations: [
    near(0, 'Plain sums: diverges (1) or not (0)', 1),
    trains,
    near(0.5, 'Share of ln 10 left in the loss, branches that end in zeros', 0),
    near(0.5, 'Share of ln 10 left in the loss, batch norm in the branches', 0),
  ],
  experiments: [
    rectifiers('plain-sums', 'Plain sums', { skip: { branchScale: 1 } }),
    rectifiers('scaled', 'Branches scaled by 1/√14', {
      skip: { branchScale: 1 / Math.sqrt(blocks) },
    }),
    rectifiers('zeros', 'Branches that end in zeros', {
      skip: { branchScale: 1, secondInitializer: { type: 'zeros' } },
    }),
    rectifiers('batch-norm', 'Batch norm in the branches', {
      skip: { branchScale: 1 },
      batchNormalization: true,
    }),
  ],
  measure: (runs) => ({
    numbers: [
      diverged(runs('plain-sums')),
      ...['scaled', 'zeros', 'batch-norm'].map((id) => shareOfLossLeft(runs(id))),
    ],
    charts: [
      lossChart(
        [
          { label: 'plain sums', run: runs('plain-sums') },
          { label: 'scaled', run: runs('scaled'), end: trains },
          { label: 'zeros', run: runs('zeros') },
          { label: 'batch norm', run: runs('batch-norm') },
        ],
        'decades',
      ),
    ],
  }),
};
