import type { ReportedNumbers } from '../lab/passed-extremes';
import type { KeptReport } from '../lab/report-history';
import type { Run } from '../lab/run.svelte';
import type { SignalName } from '../../shared/signals/signal';
import { Epochs } from './epochs';

/**
 * One quantity over the epochs of a run, dense so that charts read it without chasing reports.
 * NaN: not measured. Infinity: measured, and not finite (NaN or either infinity).
 */
export interface Column {
  readonly values: readonly number[];
  /** The least and the greatest that lay between a value and the next one, where epochs are missing; NaN: none are. */
  readonly lows: readonly number[];
  readonly highs: readonly number[];
  /** Smallest and largest positive finite value so far; Infinity and 0 while there is none. */
  readonly leastPositive: number;
  readonly largest: number;
}

/** A column of which only the values themselves are of interest. */
export function valuesAlone(column: Column): Column {
  return { ...column, lows: [], highs: [] };
}

/** The extremes that lay behind a value and before the next one; none where no epoch is missing there. */
export function passedValues({ lows, highs }: Column, index: number): readonly number[] {
  const low = lows[index] ?? NaN;
  const high = highs[index] ?? NaN;
  if (Number.isNaN(low)) return [];
  return low === high ? [low] : [low, high];
}

type Read = (numbers: ReportedNumbers) => number | null | undefined;

class GrowingColumn implements Column {
  readonly values: number[] = [];
  readonly lows: number[] = [];
  readonly highs: number[] = [];
  leastPositive = Infinity;
  largest = 0;
  readonly #read: Read;

  constructor(read: Read) {
    this.#read = read;
  }

  grow(kept: readonly KeptReport[]): void {
    for (let index = this.values.length; index < kept.length; index += 1) {
      const one = kept[index];
      this.values.push(this.#cell(one?.report));
      this.lows.push(this.#cell(one?.passed?.least));
      this.highs.push(this.#cell(one?.passed?.greatest));
    }
  }

  shorten(length: number): void {
    if (this.values.length <= length) return;
    for (const cells of [this.values, this.lows, this.highs]) cells.length = length;
  }

  #cell(numbers: ReportedNumbers | undefined): number {
    const value = numbers === undefined ? null : this.#read(numbers);
    if (value === null || value === undefined) return NaN;
    if (!Number.isFinite(value)) return Infinity;
    if (value > 0) {
      this.leastPositive = Math.min(this.leastPositive, value);
      this.largest = Math.max(this.largest, value);
    }
    return value;
  }
}

/** The columns of one run, made when first asked for and grown as reports come in. */
export class RunColumns {
  #kept: readonly KeptReport[] = [];
  #epochs = new Epochs([]);
  readonly #columns = new Map<string, GrowingColumn>();

  /** Takes what is kept of the run; columns are read anew from where that is not what it was. */
  follow(kept: readonly KeptReport[]): this {
    if (kept === this.#kept) return this;
    const same = kept.findIndex((one, index) => one !== this.#kept[index]);
    const unchanged = same < 0 ? kept.length : same;
    if (unchanged === 0) this.#columns.clear();
    for (const column of this.#columns.values()) column.shorten(unchanged);
    this.#kept = kept;
    this.#epochs = new Epochs(kept.map(({ report }) => report.epoch));
    return this;
  }

  get length(): number {
    return this.#kept.length;
  }

  get epochs(): Epochs {
    return this.#epochs;
  }

  get loss(): Column {
    return this.#column('loss', ({ loss }) => loss);
  }

  get validationLoss(): Column {
    return this.#column('validation-loss', ({ validationLoss }) => validationLoss);
  }

  get accuracy(): Column {
    return this.#column('accuracy', ({ accuracy }) => accuracy);
  }

  get validationAccuracy(): Column {
    return this.#column('validation-accuracy', ({ validationAccuracy }) => validationAccuracy);
  }

  /** layer: index in RunDescription.layers. */
  signal(name: SignalName, layer: number): Column {
    return this.#column(`${name}/${layer}`, ({ signals }) => signals[name]?.[layer]);
  }

  /** trace: index in RunDescription.traces. */
  trace(trace: number): Column {
    return this.#column(`trace/${trace}`, ({ traces }) => traces[trace]);
  }

  #column(name: string, read: Read): Column {
    let column = this.#columns.get(name);
    if (column === undefined) {
      column = new GrowingColumn(read);
      this.#columns.set(name, column);
    }
    column.grow(this.#kept);
    return column;
  }
}

const columnsByRun = new WeakMap<Run, RunColumns>();

/** The run's columns up to its newest report; reading them in a derived value follows the run. */
export function columnsOf(run: Run): RunColumns {
  let columns = columnsByRun.get(run);
  if (columns === undefined) {
    columns = new RunColumns();
    columnsByRun.set(run, columns);
  }
  return columns.follow(run.kept);
}
