import type { DataFacts } from '../data/data-facts';
import type { KeptPreparation } from '../data/kept-preparation';
import type { Problem } from '../problems/problem';
import type { EpochHistograms } from './sampled-values';
import type { EpochSignals } from './signal';

/** What is known of a run once it is compiled and before its first step. */
export interface RunDescription {
  /** Weight layers (dense, convolution, output) of the network as trained, overlays applied, from input to output. */
  readonly layers: readonly WeightLayer[];
  readonly traces: readonly WeightTrace[];
  /** Loss of a model that knows only the class frequencies (entropy in nats), or the target's variance in regression. */
  readonly noInformationLoss: number;
  readonly parameters: number;
  readonly stepsPerEpoch: number;
  readonly trainingRows: number;
  readonly validationRows: number;
  readonly task: 'classification' | 'regression';
  /** What the rows themselves tell, before any training. */
  readonly data?: DataFacts;
  /** What is worth knowing of data and training and does not keep the run from training. */
  readonly notices?: readonly Problem[];
  /** How rows become inputs; absent where there are too many columns to tell. */
  readonly preparation?: KeptPreparation;
  readonly engine: EngineDescription;
}

export interface WeightLayer {
  readonly id: string;
  readonly title: string;
  /** 1 for the first weight layer. */
  readonly depth: number;
  readonly parameters: number;
  /** Shape of the kernel, e.g. [fan-in, units]. */
  readonly kernelShape: readonly number[];
}

/** A single weight that is followed over the epochs; w11 is index [0, 0]. */
export interface WeightTrace {
  readonly layer: string;
  readonly index: readonly number[];
}

export interface EngineDescription {
  readonly name: 'tensorflow' | 'reference';
  readonly tensorflow: string | null;
  readonly device: string;
  readonly mode: 'xla' | 'op-by-op' | 'interpreter';
  readonly compileMs: number;
  /** Why this engine, device and mode, in words, where it is not the obvious one. */
  readonly reason?: string;
}

/** One epoch as it ended; epoch 0 is the state before training (losses of the starting weights are null there). */
export interface EpochReport {
  readonly epoch: number;
  /** Means over the epoch's batches as they were trained. */
  readonly loss: number | null;
  readonly accuracy: number | null;
  /** With end-of-epoch weights; null without validation data. */
  readonly validationLoss: number | null;
  readonly validationAccuracy: number | null;
  /** Mean loss of the probe batch with the weights at the end of the epoch: free of the noise of batches. */
  readonly probeLoss?: number;
  readonly signals: EpochSignals;
  /** How activations, weights and weight gradients are spread, by weight layer. */
  readonly histograms?: EpochHistograms;
  /** Values of RunDescription.traces. */
  readonly traces: readonly number[];
}

export type RunPhase = 'loading-data' | 'compiling' | 'training' | 'paused';

/** How a run ended; diverged is a result, not a failure. */
export type RunOutcome = 'finished' | 'stopped' | 'diverged';

export interface RunTotals {
  readonly outcome: RunOutcome;
  readonly epochs: number;
  readonly steps: number;
  /** Wall time of training calls over their steps; the first call, validation and measurements excluded. null before a second call. */
  readonly msPerStep: number | null;
  /** Wall time of the measurements and the validation of one epoch, mean. */
  readonly msPerMeasurement: number | null;
  /** Where the first non-finite value was seen, if any. */
  readonly problem?: Problem;
}

/** Everything that a run tells the world, in order. */
export type RunEvent =
  | { readonly kind: 'phase'; readonly phase: RunPhase; readonly detail?: string }
  | { readonly kind: 'described'; readonly description: RunDescription }
  | { readonly kind: 'epoch'; readonly report: EpochReport }
  | { readonly kind: 'ended'; readonly totals: RunTotals }
  | { readonly kind: 'failed'; readonly problem: Problem };
