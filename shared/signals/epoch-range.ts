/** A closed interval of epochs. */
export interface EpochRange {
  readonly from: number;
  readonly to: number;
}
