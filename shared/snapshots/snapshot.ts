import type { Plane } from './plane';

/** What a network is like at one moment, beside the reports of its epochs: made only when a window asks for it. */
export type Snapshot =
  PlaneSnapshot | PlanePointsSnapshot | PredictionsSnapshot | WeightMatrixSnapshot;

/** What the network says of every place of the plane that its two inputs span. */
export interface PlaneSnapshot {
  readonly kind: 'plane';
  /** Epochs that lie behind; in the midst of one not a whole number. */
  readonly epoch: number;
  readonly plane: Plane;
  /** Only a part of where the data lies, as it was asked for. */
  readonly isPart: boolean;
  /** Numbers at each place: a probability for each class, or one value in regression. */
  readonly outputs: number;
  /** [rows, columns, outputs], the first row at the plane's lower edge. */
  readonly values: Float32Array;
}

/** The training rows on the plane, told once before its first snapshot. */
export interface PlanePointsSnapshot {
  readonly kind: 'plane-points';
  readonly featureNames: readonly string[];
  /** Names of the classes in the order of their numbers; empty in regression. */
  readonly classes: readonly string[];
  /** [points, 3]: both inputs as they reach the network, and the class number or target. */
  readonly points: Float32Array;
}

/** What the network says of the validation rows. */
export interface PredictionsSnapshot {
  readonly kind: 'predictions';
  readonly epoch: number;
  readonly rows: number;
  /** Names of the classes in the order of their numbers; empty in regression. */
  readonly classes: readonly string[];
  /** Rows by [actual class, predicted class]; empty in regression. */
  readonly confusion: readonly number[];
  /** Regression: [rows, 2], target and prediction of the first rows; else empty. */
  readonly pairs: Float32Array;
  /** Rows that are pictures: the first ones, and the first wrong ones. */
  readonly pictures: PredictedPictures | null;
}

export interface PredictedPictures {
  /** [height, width, channels] */
  readonly shape: readonly number[];
  readonly first: readonly PredictedPicture[];
  readonly wrong: readonly PredictedPicture[];
}

export interface PredictedPicture {
  /** Place among the validation rows. */
  readonly row: number;
  readonly actual: number;
  readonly predicted: number;
  /** Of the predicted class. */
  readonly probability: number;
  /** Black 0 to white 255, over the range of all validation rows. */
  readonly pixels: Uint8Array;
}

/** The kernel of a layer as a table, with a row for each input of a unit and a column for each unit. */
export interface WeightMatrixSnapshot {
  readonly kind: 'weight-matrix';
  readonly epoch: number;
  readonly layer: string;
  /** Of the whole table. */
  readonly inputs: number;
  readonly units: number;
  /** Of what is told: smaller where the table is too large for a picture. */
  readonly rows: number;
  readonly columns: number;
  /** [rows, columns]: of the weights that share a cell the one farthest from 0. */
  readonly values: Float32Array;
  /** Where each value stands in the flat kernel; null: the table is whole. */
  readonly places: Int32Array | null;
}

/** Snapshots with one key show the same thing at different times. */
export function snapshotKey(snapshot: Snapshot): string {
  switch (snapshot.kind) {
    case 'plane':
      return snapshot.isPart ? 'plane/part' : 'plane';
    case 'weight-matrix':
      return `weight-matrix/${snapshot.layer}`;
    case 'plane-points':
    case 'predictions':
      return snapshot.kind;
  }
}
