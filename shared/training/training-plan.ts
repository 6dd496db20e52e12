import type { Program } from '../program/program';
import type { Shape } from '../program/tensor-type';
import type { WeightLayer, WeightTrace } from '../signals/run-report';
import type { SampleLayout } from '../signals/sampled-values';
import type { MeasuredSignalName, SignalName } from '../signals/signal';

/**
 * A network, its loss, optimizer and measurements as three programs over one set of variables:
 * what shared/compile makes and every back end runs.
 */
export interface TrainingPlan {
  readonly variables: readonly Variable[];
  /** One training step. Inputs: x, y, coefficients. Outputs: loss, accuracy (classification). Updates weights, slots, moving averages. */
  readonly step: Program;
  /** A block of validation rows with moving averages. Inputs: x, y. Outputs [rows]: losses, hits (classification); output [rows, classes or 1]. null without validation data. */
  readonly evaluation: Program | null;
  /** What the network gives for a block of rows with moving averages: x to output. Only where the data is points of a plane, for its picture. */
  readonly prediction: Program | null;
  /**
   * End of an epoch. Inputs: x, y of the probe batch, learningRateSum (scalar). Outputs: one vector [weight layers] per
   * name of {@link measured}, a vector for each quantity of {@link samples}, probeLoss (the probe's mean loss), and traces [traces] unless there are none. Updates the variables of role 'epoch-start' to the present weights.
   */
  readonly measurement: Program;
  readonly measured: readonly MeasuredSignalName[];
  /** Where the single values stand of which histograms and percentiles are made. */
  readonly samples: SampleLayout;
  /** Whether a signal means something for each of the layers; where it does not, its value is to be taken for null. */
  readonly applies: Readonly<Record<SignalName, readonly boolean[]>>;
  readonly layers: readonly WeightLayer[];
  readonly traces: readonly WeightTrace[];
  readonly batchSize: number;
  /** Rows of a block of the evaluation; 0 without validation data. */
  readonly evaluationRows: number;
  /** Rows of a block of the prediction. */
  readonly predictionRows: number;
  readonly probeSize: number;
  /** Numbers that change from step to step (learning rate, Adam's bias correction), computed in float64 by {@link Coefficients}. */
  readonly coefficients: Coefficients;
  /** Two plans with one key have the same programs, so that they can share a compiled one. */
  readonly key: string;
}

/** Types: x is float [rows, ...sample shape]; y is integer [rows] (class) or float [rows] (regression). */
export interface Variable {
  readonly name: string;
  readonly shape: Shape;
  /**
   * weight: trained. slot: of the optimizer. moving-average: of batch normalization.
   * initial: the weights before training; epoch-start: the weights at the end of the last epoch (both for measurements alone).
   */
  readonly role: 'weight' | 'slot' | 'moving-average' | 'initial' | 'epoch-start';
  /** The layer whose state it is. */
  readonly layer: string;
  /** Values before the first step. */
  readonly initialValues: () => Float32Array;
}

export interface Coefficients {
  /** Length of the vector given to the step program's input `coefficients`. */
  readonly length: number;
  /** Coefficients of a step, counted from 0 over the whole run; the first one is always the learning rate. */
  readonly at: (step: number) => readonly number[];
}
