import { measureVariances } from './back-propagated-variance';
import type { VarianceSetup } from './back-propagated-variance';
import { deepNetwork } from './deep-network';
import { upTo } from './expectation';
import type { InitialLesson } from './lesson';
import { openable } from './lesson-experiment';

const [depth, width, rows] = [10, 256, 16];
const sigmoids = { depth, width, activation: 'sigmoid' } as const;

const glorot = deepNetwork({ ...sigmoids, initializer: { type: 'glorot-uniform' } });
const older = deepNetwork({ ...sigmoids, initializer: { type: 'fan-in-uniform' } });

/**
 * A step back multiplies the variance by n Var[W] E[f'^2] (Glorot and Bengio 2010, equation 6), and the sigmoid's slope is
 * at most 1/4: at most 1/16 with Glorot's weights and 1/48 with +-1/sqrt(n). It stays a little below, since pre-activations
 * are not all 0: their variance is about 1/4 here, E[f'^2] then about 0.88/16; so 15 % below at most. The inputs have
 * scale 0.1, so that the first layer does not saturate more than the others.
 */
const common = { width, rows, inputScale: 0.1 };

const setups: readonly VarianceSetup[] = [
  {
    ...common,
    label: 'Glorot',
    network: glorot,
    expectation: upTo(1 / 16, 0.15, 'Variance per layer, Glorot, at most 1/16'),
  },
  {
    ...common,
    label: '±1/√n',
    network: older,
    expectation: upTo(1 / 48, 0.15, 'Variance per layer, ±1/√n, at most 1/48'),
  },
];

export const sigmoidSlope: InitialLesson = {
  kind: 'initial',
  name: 'sigmoid-slope',
  title: 'Why sigmoid collapses',
  source: 'Glorot and Bengio 2010',
  reference:
    'X. Glorot and Y. Bengio, Understanding the difficulty of training deep feedforward neural networks, AISTATS 2010, section 3.1 and equation 6; S. Hochreiter, diploma thesis, TU München 1991.',
  text: {
    about:
      'The same ten layers with sigmoid in place of tanh, before any training, from Glorot’s start and from the older ±1/√n. The variance of the error signal is read at every layer on its way back.',
    see: 'Even from Glorot’s start the variance is divided by more than 16 at every layer, from ±1/√n by more than 48. No data and no luck with the weights makes it less.',
    why: 'The slope of the sigmoid is 1/4 where it is steepest. Squared, that is 1/16 of the variance lost at every layer, whatever the data. No start that keeps the slope’s input small can make up for it: 0.25 × 0.25 × 0.25 × 0.25 = 0.004 after four layers only.',
    try: 'Open the Glorot network and switch on ReLU, or batch norm, whose learned scale can make up for the slope. Watch the gradient by depth become level.',
  },
  question: {
    asks: 'The steepest slope of the sigmoid is 1/4. What is the most of the variance that passes one layer?',
    choices: ['1/4', '1/16', '1/64'],
    answer: '1/16',
    because: 'Variance goes with the square: (1/4)² = 1/16.',
  },
  expectations: setups.map(({ expectation }) => expectation),
  experiments: [
    openable('glorot', 'Ten sigmoid layers, Glorot', glorot, width),
    openable('older', 'Ten sigmoid layers, ±1/√n', older, width),
  ],
  measure: () => measureVariances(setups),
};
