/** The epochs that a run's columns have a value for, in order. */
export class Epochs {
  constructor(readonly values: readonly number[]) {}

  /** Index of the last epoch at or before `epoch`; -1 where there is none. */
  indexAt(epoch: number): number {
    let low = 0;
    let high = this.values.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.values[middle] ?? Infinity) <= epoch) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  /** Halfway from one epoch to the next: where the extremes of those between them are drawn. */
  behind(index: number): number {
    const here = this.values[index] ?? NaN;
    return (here + (this.values[index + 1] ?? here)) / 2;
  }
}
