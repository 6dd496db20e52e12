import { measureVariances } from './back-propagated-variance';
import type { VarianceSetup } from './back-propagated-variance';
import { deepNetwork } from './deep-network';
import { within } from './expectation';
import type { InitialLesson } from './lesson';
import { openable } from './lesson-experiment';
import { meanGradientFactor, tanhSlope } from './mean-field';

const [depth, width, rows] = [10, 256, 16];

const older = deepNetwork({
  depth,
  width,
  activation: 'tanh',
  initializer: { type: 'fan-in-uniform' },
});
const newer = deepNetwork({
  depth,
  width,
  activation: 'tanh',
  initializer: { type: 'glorot-uniform' },
});

/**
 * In tanh's linear range a step back multiplies the variance by n Var[W] (Glorot and Bengio 2010, equation 6 with f' = 1).
 * Weights from +-1/sqrt(n) have the variance 1/(3n), which makes 1/3 (their equation 15); Glorot's have 1/n, which makes 1.
 * For larger inputs f' < 1, and the factor follows from mean-field theory: chi = E[f'(sqrt(q) z)^2], q the variance of
 * the pre-activations, which itself shrinks from layer to layer. 10 %: the factor's spread over seeds at width 256 is a
 * few per cent, since the log of ten layers' gain has a deviation of about sqrt(2 x 10 / 256), a ninth of which is 3 %.
 */
const glorotAt = (scale: number): number =>
  meanGradientFactor(
    { activation: Math.tanh, slope: tanhSlope, weightVariance: 1 },
    scale ** 2,
    depth,
  );

const common = { width, rows };

const setups: readonly VarianceSetup[] = [
  {
    ...common,
    label: '±1/√n, scale 0.1',
    network: older,
    inputScale: 0.1,
    expectation: within(0.1, 'Variance per layer, ±1/√n, inputs of scale 0.1', 1 / 3),
  },
  {
    ...common,
    label: 'Glorot, scale 0.1',
    network: newer,
    inputScale: 0.1,
    expectation: within(0.1, 'Variance per layer, Glorot, inputs of scale 0.1', 1),
  },
  {
    ...common,
    label: 'Glorot, scale 1',
    network: newer,
    inputScale: 1,
    expectation: within(0.1, 'Variance per layer, Glorot, inputs of scale 1', glorotAt(1)),
  },
  {
    ...common,
    label: 'Glorot, scale 1.7',
    network: newer,
    inputScale: 1.7,
    expectation: within(0.1, 'Variance per layer, Glorot, inputs of scale 1.7', glorotAt(1.7)),
  },
];

export const tanhInitialization: InitialLesson = {
  kind: 'initial',
  name: 'tanh-initialization',
  title: 'Tanh layers, old and new start',
  source: 'Glorot and Bengio 2010',
  reference:
    'X. Glorot and Y. Bengio, Understanding the difficulty of training deep feedforward neural networks, AISTATS 2010, section 4.2.1, equations 6, 15 and 16, figure 7.',
  text: {
    about:
      'Ten tanh layers of 256 units, before any training. An error signal is sent back once, and its variance is read at every layer: from the older rule, weights drawn from ±1/√n, and from Glorot’s, which is ±√3/√n where layers are n units wide.',
    see: 'From the older rule the variance falls to a third at every layer. From Glorot’s it stays, as long as the inputs are small enough for tanh to be nearly straight; with inputs of scale 1 or 1.7 a quarter or more is lost at every layer even so.',
    why: 'Each layer multiplies the variance of the signal by n · Var(w). The older rule makes that one third, so ten layers divide it by 20,000. Glorot chose the variance that makes it 1. Both hold where tanh is nearly a straight line; larger inputs reach its bends, where the slope is below 1 and some of the signal is lost even so.',
    try: 'Open both networks and compare the gradient by depth before the first epoch. Then switch on Xavier over the older start.',
  },
  question: {
    asks: 'Nine steps of one third, from layer 10 back to layer 1: how much of the variance is left?',
    choices: ['1/30', '1/300', '1/20,000'],
    answer: '1/20,000',
    because: '3⁹ = 19,683.',
  },
  expectations: setups.map(({ expectation }) => expectation),
  experiments: [
    openable('older', 'Ten tanh layers, ±1/√n', older, width),
    openable('glorot', 'Ten tanh layers, Glorot', newer, width),
  ],
  measure: () => measureVariances(setups),
};
