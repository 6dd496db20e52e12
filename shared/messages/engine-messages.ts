import type { Experiment } from '../experiment/experiment';
import type { RunEvent } from '../signals/run-report';
import type { WeightTrace } from '../signals/run-report';
import type { Snapshot } from '../snapshots/snapshot';
import type { SnapshotRequest } from '../snapshots/snapshot-request';

/** What the main process (or the command line) tells the engine process. Plain data: it crosses a process border. */
export type EngineCommand =
  | { readonly kind: 'start'; readonly run: string; readonly options: RunOptions }
  | { readonly kind: 'pause' }
  | { readonly kind: 'resume' }
  | { readonly kind: 'stop' }
  | { readonly kind: 'continue'; readonly run: string; readonly epochs: number }
  | { readonly kind: 'pace'; readonly epochsPerSecond: number | null }
  /** What the window shows of the network: `snapshot` messages follow, of this run and those after it. */
  | { readonly kind: 'watch'; readonly requests: readonly SnapshotRequest[] }
  /** Answered with `weights`. */
  | { readonly kind: 'read-weights'; readonly run: string };

export interface RunOptions {
  readonly experiment: Experiment;
  /** Folder to which relative data paths are relative. */
  readonly folder: string;
  readonly engine: 'automatic' | 'tensorflow' | 'reference';
  readonly device: 'automatic' | 'cpu' | 'gpu';
  readonly traces: readonly WeightTrace[] | null;
  /** Followed too, where the network has them. */
  readonly picks?: readonly WeightTrace[];
  /** File that keeps the run's state: the run goes on from it if it is there, and writes it every few seconds. */
  readonly checkpoint?: string;
  /** Without signals only losses are reported. By default all are measured after every epoch. */
  readonly signals?: 'none';
}

/** What the engine process tells back. */
export type EngineMessage =
  | ({ readonly kind: 'ready' } & EngineEquipment)
  | { readonly kind: 'run'; readonly run: string; readonly event: RunEvent }
  | { readonly kind: 'snapshot'; readonly run: string; readonly snapshot: Snapshot }
  /** null: the run is not in memory any more. */
  | {
      readonly kind: 'weights';
      readonly run: string;
      readonly weights: readonly NamedWeights[] | null;
    };

/** What the engine found on this machine. */
export interface EngineEquipment {
  /** Version; null if it could not be loaded. */
  readonly tensorflow: string | null;
  /** Why TensorFlow could not be loaded. */
  readonly reason?: string;
  readonly devices: readonly DeviceReport[];
  /** Why no GPU is used, in words; null where one is. */
  readonly missingGpu: string | null;
}

/** A device of this machine, and whether TensorFlow can train on it. */
export interface DeviceReport {
  readonly device: 'cpu' | 'gpu';
  readonly name: string;
  readonly usable: boolean;
  /** Why it is not usable, in words. */
  readonly reason?: string;
}

/** A variable that the network needs to predict: a weight, a bias, a moving average. */
export interface NamedWeights {
  /** `<layer>/<parameter>` */
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float32Array;
}
