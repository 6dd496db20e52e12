import type { Epochs } from './epochs';
import type { Column } from './run-columns';

interface Known<Made> {
  readonly values: number[];
  readonly epochs: number[];
  readonly made: Made[];
}

/** What is made of each value of a column, made once, and again only where the value or its epoch is another. */
export class PerValue<Made> {
  readonly #make: (value: number, epoch: number) => Made;
  readonly #known = new WeakMap<Column, Known<Made>>();

  constructor(make: (value: number, epoch: number) => Made) {
    this.#make = make;
  }

  of(column: Column, epochs: Epochs): readonly Made[] {
    const known = this.#known.get(column) ?? { values: [], epochs: [], made: [] };
    this.#known.set(column, known);
    known.made.length = Math.min(known.made.length, column.values.length);
    column.values.forEach((value, index) => {
      const epoch = epochs.values[index] ?? NaN;
      if (
        index < known.made.length &&
        Object.is(known.values[index], value) &&
        known.epochs[index] === epoch
      ) {
        return;
      }
      known.values[index] = value;
      known.epochs[index] = epoch;
      known.made[index] = this.#make(value, epoch);
    });
    return known.made;
  }
}
