import { magnitudeWords, shareWords } from './number-words';
import type { SignalName } from '../../shared/signals/signal';

/** How charts talk about a signal. */
export interface SignalWords {
  /** In a menu. */
  readonly choice: string;
  /** In a chart's subtitle and a table's caption. */
  readonly subtitle: string;
  /** In a subtitle that names one epoch: these words, the epoch, then `kind`. */
  readonly atEpoch: string;
  readonly kind: string;
  /** The axis that it needs: magnitudes span decades, shares and signed values do not. */
  readonly scale: 'decades' | 'share' | 'linear';
  /** What it means to lie below the float32 floor; null: nothing in particular. */
  readonly floor: string | null;
  /** 1 for what is only defined once an epoch has passed. */
  readonly firstEpoch: 0 | 1;
}

const roundsAway = 'rounds away in float32';
const tooSmall = 'too small to move float32 weights';
const lookAlike = 'samples look alike in float32';

export const signalWords = {
  'delta-rms': {
    choice: 'δ delta',
    subtitle: 'δ, RMS',
    atEpoch: 'δ at epoch',
    kind: ', RMS',
    scale: 'decades',
    floor: tooSmall,
    firstEpoch: 0,
  },
  'weight-gradient-norm': {
    choice: 'Weight gradient',
    subtitle: 'weight gradient, norm',
    atEpoch: 'weight gradient at epoch',
    kind: ', norm',
    scale: 'decades',
    floor: tooSmall,
    firstEpoch: 0,
  },
  'weight-gradient-rms': {
    choice: 'Weight gradient, RMS',
    subtitle: 'weight gradient, RMS',
    atEpoch: 'weight gradient at epoch',
    kind: ', RMS',
    scale: 'decades',
    floor: tooSmall,
    firstEpoch: 0,
  },
  'gradient-estimate': {
    choice: '(w_old − w_new) / η',
    subtitle: '(w_old − w_new) / η, norm',
    atEpoch: '(w_old − w_new) / η in epoch',
    kind: ', norm',
    scale: 'decades',
    floor: tooSmall,
    firstEpoch: 1,
  },
  'epoch-weight-change': {
    choice: 'Per epoch',
    subtitle: 'distance moved per epoch',
    atEpoch: 'distance moved in epoch',
    kind: '',
    scale: 'decades',
    floor: roundsAway,
    firstEpoch: 1,
  },
  'relative-epoch-weight-change': {
    choice: 'Per epoch / size',
    subtitle: 'moved per epoch / starting norm',
    atEpoch: 'moved in epoch',
    kind: '',
    scale: 'decades',
    floor: roundsAway,
    firstEpoch: 1,
  },
  'weight-change': {
    choice: 'Since the start',
    subtitle: 'distance from the starting weights',
    atEpoch: 'moved up to epoch',
    kind: '',
    scale: 'decades',
    floor: roundsAway,
    firstEpoch: 1,
  },
  'relative-weight-change': {
    choice: 'Since start / size',
    subtitle: 'distance from the start / starting norm',
    atEpoch: 'moved up to epoch',
    kind: '',
    scale: 'decades',
    floor: roundsAway,
    firstEpoch: 1,
  },
  'update-ratio': {
    choice: 'Update / weight',
    subtitle: 'mean update per step / weights',
    atEpoch: 'update / weights in epoch',
    kind: '',
    scale: 'decades',
    floor: roundsAway,
    firstEpoch: 1,
  },
  'activation-mean': {
    choice: 'Mean activation',
    subtitle: 'mean activation',
    atEpoch: 'mean activation at epoch',
    kind: '',
    scale: 'linear',
    floor: null,
    firstEpoch: 0,
  },
  'activation-deviation': {
    choice: 'Deviation of activations',
    subtitle: 'deviation of activations',
    atEpoch: 'deviation of activations at epoch',
    kind: '',
    scale: 'decades',
    floor: null,
    firstEpoch: 0,
  },
  'sample-spread': {
    choice: 'Forward signal',
    subtitle: 'spread of activations over samples',
    atEpoch: 'spread over samples at epoch',
    kind: '',
    scale: 'decades',
    floor: lookAlike,
    firstEpoch: 0,
  },
  'pre-activation-deviation': {
    choice: 'Deviation before activation',
    subtitle: 'deviation of pre-activations',
    atEpoch: 'deviation of pre-activations at epoch',
    kind: '',
    scale: 'decades',
    floor: null,
    firstEpoch: 0,
  },
  'saturated-share': {
    choice: 'Saturated',
    subtitle: 'share of activations saturated',
    atEpoch: 'share saturated at epoch',
    kind: '',
    scale: 'share',
    floor: null,
    firstEpoch: 0,
  },
  'zero-share': {
    choice: 'Exactly zero',
    subtitle: 'share of activations at zero',
    atEpoch: 'share at zero at epoch',
    kind: '',
    scale: 'share',
    floor: null,
    firstEpoch: 0,
  },
  'dead-share': {
    choice: 'Dead units',
    subtitle: 'share of units dead',
    atEpoch: 'share of units dead at epoch',
    kind: '',
    scale: 'share',
    floor: null,
    firstEpoch: 0,
  },
  'unit-diversity': {
    choice: 'Difference between units',
    subtitle: 'difference between the units of a layer',
    atEpoch: 'difference between units at epoch',
    kind: '',
    scale: 'linear',
    floor: null,
    firstEpoch: 0,
  },
  'skip-gradient-rms': {
    choice: 'Gradient through the skip',
    subtitle: 'gradient through the skip, RMS',
    atEpoch: 'gradient through the skip at epoch',
    kind: ', RMS',
    scale: 'decades',
    floor: tooSmall,
    firstEpoch: 0,
  },
  'main-gradient-rms': {
    choice: 'Gradient through the main branch',
    subtitle: 'gradient through the main branch, RMS',
    atEpoch: 'gradient through the main branch at epoch',
    kind: ', RMS',
    scale: 'decades',
    floor: tooSmall,
    firstEpoch: 0,
  },
  'batch-norm-input-15': {
    choice: 'Batch norm input, 15th percentile',
    subtitle: 'batch norm input, 15th percentile',
    atEpoch: 'batch norm input, 15th percentile at epoch',
    kind: '',
    scale: 'linear',
    floor: null,
    firstEpoch: 0,
  },
  'batch-norm-input-50': {
    choice: 'Batch norm input, 50th percentile',
    subtitle: 'batch norm input, 50th percentile',
    atEpoch: 'batch norm input, 50th percentile at epoch',
    kind: '',
    scale: 'linear',
    floor: null,
    firstEpoch: 0,
  },
  'batch-norm-input-85': {
    choice: 'Batch norm input, 85th percentile',
    subtitle: 'batch norm input, 85th percentile',
    atEpoch: 'batch norm input, 85th percentile at epoch',
    kind: '',
    scale: 'linear',
    floor: null,
    firstEpoch: 0,
  },
  'batch-norm-output-15': {
    choice: 'Batch norm output, 15th percentile',
    subtitle: 'batch norm output, 15th percentile',
    atEpoch: 'batch norm output, 15th percentile at epoch',
    kind: '',
    scale: 'linear',
    floor: null,
    firstEpoch: 0,
  },
  'batch-norm-output-50': {
    choice: 'Batch norm output, 50th percentile',
    subtitle: 'batch norm output, 50th percentile',
    atEpoch: 'batch norm output, 50th percentile at epoch',
    kind: '',
    scale: 'linear',
    floor: null,
    firstEpoch: 0,
  },
  'batch-norm-output-85': {
    choice: 'Batch norm output, 85th percentile',
    subtitle: 'batch norm output, 85th percentile',
    atEpoch: 'batch norm output, 85th percentile at epoch',
    kind: '',
    scale: 'linear',
    floor: null,
    firstEpoch: 0,
  },
} as const satisfies Readonly<Record<SignalName, SignalWords>>;

/** Signals that say how far weights moved, and what moved them. */
export const movementSignals = [
  'epoch-weight-change',
  'relative-epoch-weight-change',
  'weight-change',
  'relative-weight-change',
  'update-ratio',
  'gradient-estimate',
  'weight-gradient-norm',
  'delta-rms',
] as const satisfies readonly SignalName[];

/** Signals that say what reached a layer at one moment. */
export const backwardSignals = [
  'delta-rms',
  'weight-gradient-norm',
  'weight-gradient-rms',
  'gradient-estimate',
  'update-ratio',
] as const satisfies readonly SignalName[];

/** Signals that say what the samples become on their way forward. */
export const forwardSignals = [
  'sample-spread',
  'activation-deviation',
  'pre-activation-deviation',
] as const satisfies readonly SignalName[];

/** Signals that say what batch normalization gets and gives. */
export const batchNormSignals = [
  'batch-norm-input-15',
  'batch-norm-input-50',
  'batch-norm-input-85',
  'batch-norm-output-15',
  'batch-norm-output-50',
  'batch-norm-output-85',
] as const satisfies readonly SignalName[];

/** Signals that ink can show: magnitudes and shares. */
export const heatmapSignals = [
  ...backwardSignals,
  'epoch-weight-change',
  'sample-spread',
  'saturated-share',
  'dead-share',
] as const satisfies readonly SignalName[];

/** value as in a Column: NaN is not measured, Infinity not finite. */
export function signalValueWords(signal: SignalName, value: number): string {
  if (Number.isNaN(value)) return '–';
  if (value === Infinity) return 'not finite';
  return wordsOf(signal)(value);
}

export function isSignal(name: string): name is SignalName {
  return Object.hasOwn(signalWords, name);
}

/** How the signal's values are written. */
export function wordsOf(signal: SignalName): (value: number) => string {
  return signalWords[signal].scale === 'share' ? shareWords : magnitudeWords;
}

/**
 * A float32 keeps 24 binary digits: an update below 2⁻²⁴ = 6·10⁻⁸ of a weight is rounded away. For weights
 * and learning rates of order 1 or less, 10⁻⁷ is the decade at which that begins.
 */
export const float32FloorDecade = -7;
