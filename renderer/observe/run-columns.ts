import type { Run } from '../lab/run.svelte';
import type { EpochReport } from '../../shared/signals/run-report';
import type { SignalName } from '../../shared/signals/signal';

/**
 * One quantity over the epochs of a run, dense so that charts read it without chasing reports.
 * NaN: not measured. Infinity: measured, and not finite (NaN or either infinity).
 */
export interface Column {
  readonly values: readonly number[];
  /** Smallest and largest positive finite value so far; Infinity and 0 while there is none. */
  readonly leastPositive: number;
  readonly largest: number;
}

type Read = (report: EpochReport) => number | null | undefined;

class GrowingColumn implements Column {
  readonly values: number[] = [];
  leastPositive = Infinity;
  largest = 0;
  readonly #read: Read;

  constructor(read: Read) {
    this.#read = read;
  }

  grow(reports: readonly EpochReport[]): void {
    for (let index = this.values.length; index < reports.length; index += 1) {
      const report = reports[index];
      const value = report === undefined ? null : this.#read(report);
      this.values.push(cell(value));
      if (typeof value !== 'number' || !(value > 0) || value === Infinity) continue;
      this.leastPositive = Math.min(this.leastPositive, value);
      this.largest = Math.max(this.largest, value);
    }
  }
}

function cell(value: number | null | undefined): number {
  if (value === null || value === undefined) return NaN;
  return Number.isFinite(value) ? value : Infinity;
}

/** The columns of one run, made when first asked for and grown as reports come in. */
export class RunColumns {
  #reports: readonly EpochReport[] = [];
  readonly #columns = new Map<string, GrowingColumn>();

  /** Takes the run's reports; where they no longer begin with the known ones, starts over. */
  follow(reports: readonly EpochReport[]): this {
    const known = this.#reports.length;
    const continues =
      reports.length >= known &&
      reports[0] === this.#reports[0] &&
      reports[known - 1] === this.#reports[known - 1];
    if (!continues && known > 0) this.#columns.clear();
    this.#reports = reports;
    return this;
  }

  get length(): number {
    return this.#reports.length;
  }

  get epochs(): Column {
    return this.#column('epoch', (report) => report.epoch);
  }

  get loss(): Column {
    return this.#column('loss', (report) => report.loss);
  }

  get validationLoss(): Column {
    return this.#column('validation-loss', (report) => report.validationLoss);
  }

  get accuracy(): Column {
    return this.#column('accuracy', (report) => report.accuracy);
  }

  get validationAccuracy(): Column {
    return this.#column('validation-accuracy', (report) => report.validationAccuracy);
  }

  /** layer: index in RunDescription.layers. */
  signal(name: SignalName, layer: number): Column {
    return this.#column(`${name}/${layer}`, (report) => report.signals[name]?.[layer]);
  }

  /** trace: index in RunDescription.traces. */
  trace(trace: number): Column {
    return this.#column(`trace/${trace}`, (report) => report.traces[trace]);
  }

  /** Index of the last epoch at or before `epoch`; -1 where there is none. */
  indexAt(epoch: number): number {
    const epochs = this.epochs.values;
    let low = 0;
    let high = epochs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((epochs[middle] ?? Infinity) <= epoch) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  #column(name: string, read: Read): Column {
    let column = this.#columns.get(name);
    if (column === undefined) {
      column = new GrowingColumn(read);
      this.#columns.set(name, column);
    }
    column.grow(this.#reports);
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
  return columns.follow(run.reports);
}
