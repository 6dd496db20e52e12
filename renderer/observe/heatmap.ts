import { shortLayerName } from './layer-name';
import { shadeOf } from './magnitude-ink';
import type { EpochRange } from './observation.svelte';
import type { ObservedRun } from './observed-run';
import type { Column } from './run-columns';
import { signalValueWords, signalWords } from './signal-words';
import type { SignalName } from '../../shared/signals/signal';

/** A layer's signal at an epoch is a cell's ink; two runs stand one above the other. */
export interface Heatmap {
  readonly range: EpochRange;
  readonly blocks: readonly HeatmapBlock[];
}

export interface HeatmapBlock {
  readonly id: string;
  readonly run: string;
  readonly isCompared: boolean;
  /** Layer ids and their short names, first layer on top. */
  readonly layers: readonly string[];
  readonly names: readonly string[];
  /** Epochs of the columns, in order; cells: one row of `epochs.length` per layer. */
  readonly epochs: readonly number[];
  readonly cells: Int16Array;
  /** Newest value of the first layer, in words. */
  readonly last: string;
}

/** Cells that have no shade of the ramp. */
export const missingCell = -1;
export const zeroCell = -2;
export const notFiniteCell = -3;

/** Columns of px are no finer than this; beyond, one epoch stands for its neighbours. */
const mostColumns = 1200;

export function heatmapOf(
  run: ObservedRun,
  compared: ObservedRun | null,
  signal: SignalName,
  range: EpochRange,
): Heatmap {
  const blocks = [blockOf(run, signal, range, false)];
  if (compared !== null) blocks.push(blockOf(compared, signal, range, true));
  return { range, blocks };
}

function blockOf(
  run: ObservedRun,
  signal: SignalName,
  range: EpochRange,
  isCompared: boolean,
): HeatmapBlock {
  const { columns, description } = run;
  const first = Math.max(range.from, signalWords[signal].firstEpoch);
  const from = columns.indexAt(first - 1) + 1;
  const count = Math.max(0, columns.indexAt(range.to) + 1 - from);
  const width = Math.min(count, mostColumns);
  const indexOf = (column: number) => from + Math.floor(((column + 0.5) * count) / width);
  const cells = new Int16Array(width * description.layers.length);
  description.layers.forEach((_, layer) => {
    const known = cellsOf(columns.signal(signal, layer));
    for (let column = 0; column < width; column += 1) {
      cells[layer * width + column] = known[indexOf(column)] ?? missingCell;
    }
  });
  const firstLayer = columns.signal(signal, 0).values;
  return {
    id: run.id,
    run: run.name,
    isCompared,
    layers: description.layers.map(({ id }) => id),
    names: description.layers.map((layer) => shortLayerName(layer, description.layers)),
    epochs: Array.from({ length: width }, (_, column) => {
      return columns.epochs.values[indexOf(column)] ?? NaN;
    }),
    cells,
    last: `${signalValueWords(signal, firstLayer[firstLayer.length - 1] ?? NaN)} at layer 1`,
  };
}

const cellsByColumn = new WeakMap<Column, number[]>();

/** The cells of a layer, made once and grown with the run. */
function cellsOf(column: Column): readonly number[] {
  const cells = cellsByColumn.get(column) ?? [];
  cellsByColumn.set(column, cells);
  for (let index = cells.length; index < column.values.length; index += 1) {
    cells.push(cellOf(column.values[index] ?? NaN));
  }
  return cells;
}

/** value as in a Column: NaN is missing, Infinity not finite. */
function cellOf(value: number): number {
  if (Number.isNaN(value)) return missingCell;
  if (value === 0) return zeroCell;
  return value === Infinity ? notFiniteCell : shadeOf(value);
}

/** What a cell's signal is, for the head of the chart. */
export function cellWords(run: ObservedRun, signal: SignalName, layer: number, epoch: number) {
  const value = run.columns.signal(signal, layer).values[run.columns.indexAt(epoch)] ?? NaN;
  return signalValueWords(signal, value);
}
