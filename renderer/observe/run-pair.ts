import { Epochs } from './epochs';
import { factorWords, lossWords, shareWords } from './number-words';
import type { ObservedRun } from './observed-run';
import type { Column } from './run-columns';
import { signalWords } from './signal-words';
import type { SignalName } from '../../shared/signals/signal';

/** Two runs as one: losses and shares by their difference, magnitudes by their ratio. */
export interface RunPair {
  readonly run: ObservedRun;
  readonly compared: ObservedRun;
}

export type Combine = (value: number, compared: number) => number;

export const difference: Combine = (value, compared) =>
  value === Infinity || compared === Infinity ? Infinity : value - compared;

/** Of two zeros nothing can be said. */
const ratio: Combine = (value, compared) =>
  value === Infinity || compared === Infinity ? Infinity : value / compared;

export function isRatio(signal: SignalName): boolean {
  return signalWords[signal].scale === 'decades';
}

/** "run 2 / run 1", "run 2 − run 1" */
export function differenceWords({ run, compared }: RunPair, asRatio: boolean): string {
  return `${run.name} ${asRatio ? '/' : '−'} ${compared.name}`;
}

/** What two runs differ by, as a value of {@link PairedColumns}: "×0.12", "20 % less". */
export function differenceValueWords(signal: SignalName, value: number): string {
  if (Number.isNaN(value)) return '–';
  switch (signalWords[signal].scale) {
    case 'decades':
      return value === Infinity ? 'no ratio' : factorWords(value);
    case 'share':
      if (value === Infinity) return 'not finite';
      return value < 0 ? `${shareWords(-value)} less` : `${shareWords(value)} more`;
    case 'linear':
      return value === Infinity ? 'not finite' : lossWords(value);
  }
}

/** The columns of two runs held against each other, at the epochs of which both are known. */
export class PairedColumns {
  readonly epochs: Epochs;
  readonly #pair: RunPair;
  /** By common epoch the index of its value in the columns of each run. */
  readonly #own: readonly number[];
  readonly #compared: readonly number[];

  constructor(pair: RunPair) {
    const own = pair.run.columns.epochs;
    const compared = pair.compared.columns.epochs;
    const indices = own.values.flatMap((epoch, index) => {
      const place = compared.indexAt(epoch);
      return compared.values[place] === epoch ? [{ epoch, index, place }] : [];
    });
    this.#pair = pair;
    this.epochs = new Epochs(indices.map(({ epoch }) => epoch));
    this.#own = indices.map(({ index }) => index);
    this.#compared = indices.map(({ place }) => place);
  }

  combine(own: Column, compared: Column, how: Combine): Column {
    let [leastPositive, largest] = [Infinity, 0];
    const values = this.#own.map((index, at) => {
      const other = compared.values[this.#compared[at] ?? -1] ?? NaN;
      const together = how(own.values[index] ?? NaN, other);
      if (together > 0 && together < Infinity) {
        leastPositive = Math.min(leastPositive, together);
        largest = Math.max(largest, together);
      }
      return together;
    });
    // What lay between two common epochs of the one run has no partner in the other.
    return { values, lows: [], highs: [], leastPositive, largest };
  }

  /** layer: index in the run's layers. null: the other run has no such layer. */
  signal(signal: SignalName, layer: number): Column | null {
    const { run, compared } = this.#pair;
    const id = run.description.layers[layer]?.id;
    const other = compared.description.layers.findIndex((each) => each.id === id);
    if (other < 0) return null;
    return this.combine(
      run.columns.signal(signal, layer),
      compared.columns.signal(signal, other),
      isRatio(signal) ? ratio : difference,
    );
  }
}
