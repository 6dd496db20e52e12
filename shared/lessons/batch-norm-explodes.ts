import { measureVariances } from './back-propagated-variance';
import type { VarianceSetup } from './back-propagated-variance';
import { deepNetwork } from './deep-network';
import { within } from './expectation';
import type { InitialLesson } from './lesson';
import { openable } from './lesson-experiment';

const [depth, width, rows] = [12, 256, 128];

const network = deepNetwork({
  depth,
  width,
  activation: 'relu',
  initializer: { type: 'he-uniform' },
  batchNormalization: true,
});

/**
 * Yang et al. 2019, section 3.3: in a plain ReLU network with batch normalization the gradient's variance grows by
 * pi / (pi - 1) = 1.467 a layer for large batches. Normalization makes the pre-activations' variance 1 around their mean over
 * the batch: ReLU's outputs have the mean square 1/2, of which 1/(2 pi) is the mean's and is taken away, so that what is left
 * is scaled up by pi / (pi - 1). The weights' scale does not matter. The batch has 128 rows, near enough to large.
 */
const explosionRate = Math.PI / (Math.PI - 1);

const setups: readonly VarianceSetup[] = [
  {
    label: 'batch norm',
    network,
    width,
    rows,
    inputScale: 1,
    expectation: within(0.1, 'Variance per layer, batch norm and ReLU', explosionRate),
  },
];

export const batchNormExplodes: InitialLesson = {
  kind: 'initial',
  name: 'batch-norm-explodes',
  title: 'When batch norm explodes',
  source: 'Yang and others 2019',
  reference:
    'G. Yang, J. Pennington, V. Rao, J. Sohl-Dickstein and S. Schoenholz, A mean field theory of batch normalization, ICLR 2019, section 3.3.',
  text: {
    about:
      'Twelve plain ReLU layers of 256 units with batch norm before each ReLU, before any training. The variance of the error signal is read at every layer on its way back.',
    see: 'The error signal does not vanish: it grows, by about 1.47 in variance at every layer. In twelve layers that is harmless; in 50 it is a factor of 10,000 in size.',
    why: 'Batch norm takes the mean over the batch away and scales up what is left to variance 1. Behind a ReLU the mean is a good part of the signal, so the scaling up is real, and the gradient is scaled up with it.',
    try: 'Open the network with a depth of 50 and look at the gradient by depth. Then switch on Residual: skip paths carry most of the signal past the normalization.',
  },
  question: {
    asks: 'Batch norm keeps the forward signal at variance 1 everywhere. What happens to the gradient on its way back?',
    choices: ['it shrinks', 'it stays as it is', 'it grows'],
    answer: 'it grows',
    because: 'By π/(π − 1) = 1.47 in variance at every layer.',
  },
  expectations: setups.map(({ expectation }) => expectation),
  experiments: [openable('plain', 'Twelve ReLU layers with batch norm', network, width)],
  measure: () => measureVariances(setups),
};
