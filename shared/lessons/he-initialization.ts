import { measureVariances } from './back-propagated-variance';
import type { VarianceSetup } from './back-propagated-variance';
import { deepNetwork } from './deep-network';
import { within } from './expectation';
import type { InitialLesson } from './lesson';
import { openable } from './lesson-experiment';

const [depth, width, rows] = [10, 256, 16];
const rectifiers = { depth, width, activation: 'relu' } as const;

const he = deepNetwork({ ...rectifiers, initializer: { type: 'he-uniform' } });
const xavier = deepNetwork({ ...rectifiers, initializer: { type: 'glorot-uniform' } });

/**
 * He et al. 2015, equation 13: a step back multiplies the variance by n Var[W] / 2, since ReLU's slope is 1 for half of the
 * pre-activations and 0 for the others: 1 with He's Var[W] = 2/n, 1/2 with Xavier's 1/n. ReLU does not care for the scale
 * of its inputs; here it is 1. 10 %: the log of nine layers' gain has a deviation of about sqrt(9 x 5 / 256) = 0.42, a ninth
 * of which is 5 %, and the median of five seeds halves it.
 */
const common = { width, rows, inputScale: 1 };

const setups: readonly VarianceSetup[] = [
  { ...common, label: 'He', network: he, expectation: within(0.1, 'Variance per layer, He', 1) },
  {
    ...common,
    label: 'Xavier',
    network: xavier,
    expectation: within(0.1, 'Variance per layer, Xavier', 1 / 2),
  },
];

export const heInitialization: InitialLesson = {
  kind: 'initial',
  name: 'he-initialization',
  title: 'He for ReLU',
  source: 'He and others 2015',
  reference:
    'K. He, X. Zhang, S. Ren and J. Sun, Delving deep into rectifiers, ICCV 2015, section 2.2, equations 10, 13 and 14.',
  text: {
    about:
      'Ten ReLU layers of 256 units, before any training, from two starts: Xavier’s, and He’s, which draws weights √2 times as wide. The variance of the error signal is read at every layer on its way back.',
    see: 'From Xavier’s start half of the variance is lost at every layer. From He’s nothing is.',
    why: 'ReLU passes the signal of the units that are on and stops that of the others: half of them. Xavier’s rule does not count that half; He’s does.',
    try: 'Open the Xavier network with a depth of 30: 2⁻³⁰ is a billionth. Then switch on He.',
  },
  question: {
    asks: 'With Xavier’s start half of the variance passes each ReLU layer. How much is left after 30 layers?',
    choices: ['about a thirtieth', 'about a thousandth', 'about a billionth'],
    answer: 'about a billionth',
    because: '2³⁰ = 1,073,741,824.',
  },
  expectations: setups.map(({ expectation }) => expectation),
  experiments: [
    openable('he', 'Ten ReLU layers, He', he, width),
    openable('xavier', 'Ten ReLU layers, Xavier', xavier, width),
  ],
  measure: () => measureVariances(setups),
};
