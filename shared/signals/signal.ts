/**
 * Everything a run reports per weight layer and epoch, each defined once.
 * Values are computed by the measurement program on the probe batch (a fixed set of training rows) at the end of
 * every epoch, or from the weights at the epoch's borders.
 */
export interface Signal {
  readonly title: string;
  readonly unit: string;
  readonly formula: string;
  readonly source: string;
}

export const signals = {
  'delta-rms': {
    title: 'Gradient reaching the layer (delta)',
    unit: 'loss per unit of pre-activation',
    formula:
      'RMS over probe samples and units of d(per-sample loss)/dz, z the input of the activation',
    source: 'probe batch, end of epoch',
  },
  'weight-gradient-norm': {
    title: 'Weight gradient',
    unit: 'loss per unit of weight',
    formula: '||d(mean batch loss)/dW||',
    source: 'probe batch, end of epoch',
  },
  'weight-gradient-rms': {
    title: 'Weight gradient, RMS',
    unit: 'loss per unit of weight',
    formula: '||d(mean batch loss)/dW|| / sqrt(number of weights)',
    source: 'probe batch, end of epoch',
  },
  'weight-change': {
    title: 'Weight change since the start',
    unit: 'weight',
    formula: '||W_t - W_0||',
    source: 'weights at the end of the epoch',
  },
  'relative-weight-change': {
    title: 'Weight change since the start, relative',
    unit: 'ratio',
    formula: '||W_t - W_0|| / ||W_0||',
    source: 'weights at the end of the epoch',
  },
  'epoch-weight-change': {
    title: 'Distance moved in the epoch',
    unit: 'weight',
    formula: '||W_t - W_(t-1)||',
    source: 'weights at both ends of the epoch',
  },
  'relative-epoch-weight-change': {
    title: 'Distance moved in the epoch, relative',
    unit: 'ratio',
    formula: '||W_t - W_(t-1)|| / ||W_0||',
    source: 'weights at both ends of the epoch',
  },
  'gradient-estimate': {
    title: '(w_old - w_new) / eta',
    unit: 'loss per unit of weight',
    formula:
      '||W_(t-1) - W_t|| / sum of the learning rates applied in the epoch; for plain SGD the mean gradient',
    source: 'weights at both ends of the epoch',
  },
  'update-ratio': {
    title: 'Update against weight',
    unit: 'ratio per step',
    formula:
      '||W_t - W_(t-1)|| / (steps x ||W_(t-1)||): the mean step of the epoch; back and forth cancels out',
    source: 'weights at both ends of the epoch',
  },
  'activation-mean': {
    title: 'Mean activation',
    unit: 'activation',
    formula: 'mean over probe samples and units of a, the layer after its activation',
    source: 'probe batch, end of epoch',
  },
  'activation-deviation': {
    title: 'Deviation of the activations',
    unit: 'activation',
    formula: 'standard deviation of a over probe samples and units',
    source: 'probe batch, end of epoch',
  },
  'sample-spread': {
    title: 'Forward signal',
    unit: 'activation',
    formula:
      'RMS over units of the standard deviation of a over probe samples: how well samples are told apart',
    source: 'probe batch, end of epoch',
  },
  'pre-activation-deviation': {
    title: 'Deviation of the pre-activations',
    unit: 'pre-activation',
    formula: 'standard deviation of z over probe samples and units',
    source: 'probe batch, end of epoch',
  },
  'saturated-share': {
    title: 'Saturated',
    unit: 'share of activations',
    formula:
      'share of probe samples and units where |da/dz| is below 5 % of its greatest value; sigmoid/tanh family',
    source: 'probe batch, end of epoch',
  },
  'zero-share': {
    title: 'Exactly zero',
    unit: 'share of activations',
    formula: 'share of probe samples and units with a = 0',
    source: 'probe batch, end of epoch',
  },
  'dead-share': {
    title: 'Dead units',
    unit: 'share of units',
    formula: 'share of units with a = 0 for every probe sample',
    source: 'probe batch, end of epoch',
  },
  'unit-diversity': {
    title: 'Difference between units',
    unit: 'ratio',
    formula:
      'RMS of W - its mean over the units / RMS of W; 0: all units have the same incoming weights',
    source: 'weights at the end of the epoch',
  },
  'skip-gradient-rms': {
    title: 'Gradient through the skip',
    unit: 'loss per unit of activation',
    formula:
      'at an add, RMS over probe samples and units of the per-sample gradient that the skip brings to where the paths part; told at the last weight layer of the main branch',
    source: 'probe batch, end of epoch',
  },
  'main-gradient-rms': {
    title: 'Gradient through the main branch',
    unit: 'loss per unit of activation',
    formula: 'as the gradient through the skip, of what the main branch brings',
    source: 'probe batch, end of epoch',
  },
  'batch-norm-input-15': {
    title: 'Batch norm input, 15th percentile',
    unit: 'pre-activation',
    formula:
      "15 % of the values that enter the batch normalization behind the layer lie below, with the probe batch's own statistics",
    source: 'probe batch, end of epoch, up to 1,024 values',
  },
  'batch-norm-input-50': {
    title: 'Batch norm input, 50th percentile',
    unit: 'pre-activation',
    formula:
      "50 % of the values that enter the batch normalization behind the layer lie below, with the probe batch's own statistics",
    source: 'probe batch, end of epoch, up to 1,024 values',
  },
  'batch-norm-input-85': {
    title: 'Batch norm input, 85th percentile',
    unit: 'pre-activation',
    formula:
      "85 % of the values that enter the batch normalization behind the layer lie below, with the probe batch's own statistics",
    source: 'probe batch, end of epoch, up to 1,024 values',
  },
  'batch-norm-output-15': {
    title: 'Batch norm output, 15th percentile',
    unit: 'normalized pre-activation',
    formula:
      "15 % of the values that leave the batch normalization behind the layer lie below, with the probe batch's own statistics",
    source: 'probe batch, end of epoch, up to 1,024 values',
  },
  'batch-norm-output-50': {
    title: 'Batch norm output, 50th percentile',
    unit: 'normalized pre-activation',
    formula:
      "50 % of the values that leave the batch normalization behind the layer lie below, with the probe batch's own statistics",
    source: 'probe batch, end of epoch, up to 1,024 values',
  },
  'batch-norm-output-85': {
    title: 'Batch norm output, 85th percentile',
    unit: 'normalized pre-activation',
    formula:
      "85 % of the values that leave the batch normalization behind the layer lie below, with the probe batch's own statistics",
    source: 'probe batch, end of epoch, up to 1,024 values',
  },
} as const satisfies Readonly<Record<string, Signal>>;

export type SignalName = keyof typeof signals;

export const signalNames: readonly SignalName[] = Object.keys(signals).filter(
  (name): name is SignalName => name in signals,
);

/** Computed by the measurement program; the percentiles are made of the values that it samples. */
export type MeasuredSignalName = Exclude<SignalName, `batch-norm-${string}`>;

/** One number per weight layer, in the order of RunDescription.layers; null: not measured. NaN and Infinity stay as they are. */
export type LayerValues = readonly (number | null)[];

export type EpochSignals = Readonly<Partial<Record<SignalName, LayerValues>>>;
