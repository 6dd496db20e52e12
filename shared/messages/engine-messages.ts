import type { Experiment } from '../experiment/experiment';
import type { RunEvent } from '../signals/run-report';
import type { WeightTrace } from '../signals/run-report';

/** What the main process (or the command line) tells the engine process. Plain data: it crosses a process border. */
export type EngineCommand =
  | { readonly kind: 'start'; readonly run: string; readonly options: RunOptions }
  | { readonly kind: 'pause' }
  | { readonly kind: 'resume' }
  | { readonly kind: 'stop' }
  | { readonly kind: 'continue'; readonly run: string; readonly epochs: number }
  | { readonly kind: 'pace'; readonly epochsPerSecond: number | null }
  /** Answered with `weights`. */
  | { readonly kind: 'read-weights'; readonly run: string };

export interface RunOptions {
  readonly experiment: Experiment;
  /** Folder to which relative data paths are relative. */
  readonly folder: string;
  readonly engine: 'automatic' | 'tensorflow' | 'reference';
  readonly device: 'automatic' | 'cpu' | 'gpu';
  readonly traces: readonly WeightTrace[] | null;
}

/** What the engine process tells back. */
export type EngineMessage =
  | { readonly kind: 'ready'; readonly tensorflow: string | null; readonly reason?: string }
  | { readonly kind: 'run'; readonly run: string; readonly event: RunEvent }
  /** null: the run is not in memory any more. */
  | {
      readonly kind: 'weights';
      readonly run: string;
      readonly weights: readonly NamedWeights[] | null;
    };

/** A variable that the network needs to predict: a weight, a bias, a moving average. */
export interface NamedWeights {
  /** `<layer>/<parameter>` */
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float32Array;
}
