/**
 * Every number that a rule compares with, once. "Fitted" ones lie between the runs of the fitting part of the
 * calibration suite (docs/diagnosis.md) that they tell apart; the others have the source given.
 */
export const thresholds = {
  /** The promise is a verdict within the first tenth of a run: it is due after this share of the epochs, */
  dueShare: 0.075,
  /** and never before so many, unless they are all. */
  dueEpochs: 3,
  /**
   * Where a network is on its way no fault is named: the loss falls by this share of the no-information loss in one
   * epoch, or twice in a row by so much of itself, as it does from a start that is far too high. Fitted.
   */
  improving: { share: 0.07, ofItself: 0.2 },

  /** Learned: share of the no-information loss that is gone, relative to what neighbours (data-facts) can tell. */
  learned: { all: 0.85, solved: 0.7, half: 0.5, some: 0.3, nothing: 0.12, onItsWay: 0.06 },

  /** Backward signal at the first layer over that at the output, powers of ten. */
  reach: {
    /** Below: hardly anything arrives. Nielsen's and Glorot's networks that train lie above. Fitted. */
    lost: -1.7,
    /** Above the size at the output by so much: it grows. Naive residual paths on He-ReLU-30: 2.2. Fitted. */
    grown: 1.2,
    /**
     * Below the start by so much: training takes the first layer further from what it lacks. On plateaus that are left it
     * loses 1.5 at most, in sigmoid networks that Adam drives astray 3 and more. Fitted.
     */
    receded: 2,
  },
  /**
   * Powers of ten by which the backward signal and the loss before training exceed a sound start, together: weight
   * gradients are the product of both signals. Scaled residual networks reach 1, naive ones 3. Fitted.
   */
  swell: { large: 1.8 },
  /** Loss before training over the no-information loss: a sound start is near 1 (Karpathy 2019: "verify loss at init"). */
  startLoss: { large: 8 },
  /** Share of activations on flat ends. AutoTrainer and TheDeepChecker take 0.7 and 0.85 of a layer that has it. Fitted. */
  saturated: { many: 0.45, nearlyAll: 0.7 },
  /**
   * Share of a layer's units that are 0 for every sample: SageMaker Debugger takes half. Deep
   * networks have many from the start, which learn all the same: so they must have become more. */
  dead: { most: 0.7, all: 0.98, rise: 0.4 },
  /** Float32 rounding keeps equal units equal to about 1e-6; drawn weights give about 1. */
  diversity: { none: 1e-3 },
  /** Mean update over weight in a step. Karpathy's and TheDeepChecker's rule of thumb is 1e-3, their least 1e-4. */
  step: { tiny: 1e-4, huge: 0.05 },
  /**
   * A first layer that moves on by less than this share of a sound weight's size in the whole run stays as drawn (Chizat et
   * al. 2019 call that lazy training), so what it gets counts as vanished. Networks that never leave their plateau get
   * 0.085 at most (12 sigmoid layers under Adam); those that leave it late 0.15 at least. Fitted.
   */
  way: { short: 0.12 },
  /** Rate over that at which the optimizer is usually started: two powers of ten below, it is the first thing to suspect. */
  rate: { tiny: 0.01 },
  /** A neighbour agreement within so many deviations of chance says that inputs know nothing of targets. */
  agreement: { chance: 4, fewestRows: 100 },
  /** Root mean square of inputs: standardized data has 1. */
  inputSize: { large: 4, small: 0.02 },
  /** Hidden layers in a row from which Balduzzi et al. 2017 find gradients like white noise (24 layers: about 0). */
  shatteringDepth: 18,
} as const;
