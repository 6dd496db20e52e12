/** Where a trainer stands between two calls. Plain data, for a checkpoint. */
export interface TrainerState {
  /** Epochs that lie behind. */
  readonly epochs: number;
  readonly steps: number;
  /** The epoch that was begun and not ended. */
  readonly progress: EpochState | null;
}

export interface EpochState {
  readonly step: number;
  /** Sums over the steps made. */
  readonly loss: number;
  readonly accuracy: number | null;
  readonly learningRateSum: number;
}
