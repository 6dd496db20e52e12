import type { Epochs } from './epochs';
import { differenceInkOf, inkOf, missingCell } from './heatmap-ink';
import type { HeatmapInk } from './heatmap-ink';
import { shortLayerName } from './layer-name';
import type { EpochRange } from '../../shared/signals/epoch-range';
import type { ObservedRun } from './observed-run';
import type { Column } from './run-columns';
import { differenceValueWords, differenceWords, isRatio, PairedColumns } from './run-pair';
import type { RunPair } from './run-pair';
import { signalValueWords, signalWords } from './signal-words';
import type { SignalName } from '../../shared/signals/signal';

/** A layer's signal at an epoch is a cell's ink; two runs stand one above the other, or as one by what they differ. */
export interface Heatmap {
  readonly range: EpochRange;
  readonly ink: HeatmapInk;
  readonly blocks: readonly HeatmapBlock[];
}

export interface HeatmapBlock {
  readonly id: string;
  readonly run: string;
  readonly isCompared: boolean;
  /** Layer ids and their short names, first layer on top. */
  readonly layers: readonly string[];
  readonly names: readonly string[];
  /** Epochs of the columns, evenly spaced; cells: one row of `epochs.length` per layer. */
  readonly epochs: readonly number[];
  readonly cells: Int16Array;
  /** Newest value of the first layer, in words. */
  readonly last: string;
}

/** Columns of px are no finer than this; beyond, one epoch stands for its neighbours. */
const mostColumns = 1200;

export function emptyHeatmap(range: EpochRange, signal: SignalName): Heatmap {
  return { range, ink: inkOf(signal), blocks: [] };
}

export function heatmapOf(
  run: ObservedRun,
  compared: ObservedRun | null,
  signal: SignalName,
  range: EpochRange,
): Heatmap {
  const ink = inkOf(signal);
  const runs = compared === null ? [run] : [run, compared];
  const blocks = runs.map((each, index): HeatmapBlock => {
    const { columns, description } = each;
    const rows = description.layers.map((_, layer) => columns.signal(signal, layer));
    const words = (value: number) => signalValueWords(signal, value);
    return {
      ...blockOf(each, rows, columns.epochs, signal, range, ink, words),
      isCompared: index > 0,
    };
  });
  return { range, ink, blocks };
}

/** What two runs differ by: magnitudes as their ratio, shares as their difference. */
export function differenceHeatmap(pair: RunPair, signal: SignalName, range: EpochRange): Heatmap {
  const ink = differenceInkOf(signal);
  const together = new PairedColumns(pair);
  const { layers } = pair.run.description;
  const rows = layers.map((_, layer) => together.signal(signal, layer));
  const words = (value: number) => differenceValueWords(signal, value);
  const block = blockOf(pair.run, rows, together.epochs, signal, range, ink, words);
  return {
    range,
    ink,
    blocks: [{ ...block, run: differenceWords(pair, isRatio(signal)), isCompared: false }],
  };
}

/** rows: a column per layer; null: there is nothing of it. */
function blockOf(
  run: ObservedRun,
  rows: readonly (Column | null)[],
  epochs: Epochs,
  signal: SignalName,
  range: EpochRange,
  ink: HeatmapInk,
  words: (value: number) => string,
): Omit<HeatmapBlock, 'isCompared'> {
  const { layers } = run.description;
  const shown = evenEpochs(epochs, {
    ...range,
    from: Math.max(range.from, signalWords[signal].firstEpoch),
  });
  const indices = shown.map((epoch) => epochs.indexAt(epoch));
  const cells = new Int16Array(shown.length * layers.length).fill(missingCell);
  rows.forEach((column, layer) => {
    const known = column === null ? [] : ink.cells.of(column, epochs);
    indices.forEach((index, place) => {
      cells[layer * shown.length + place] = known[index] ?? missingCell;
    });
  });
  return {
    id: run.id,
    run: run.name,
    layers: layers.map(({ id }) => id),
    names: layers.map((layer) => shortLayerName(layer, layers)),
    epochs: shown,
    cells,
    last: `${words(rows[0]?.values[epochs.values.length - 1] ?? NaN)} at layer 1`,
  };
}

/** The epochs of the range from the first known to the last: all of them, or as many as there are columns. */
function evenEpochs(epochs: Epochs, { from, to }: EpochRange): readonly number[] {
  const first = epochs.values[epochs.indexAt(from - 1) + 1] ?? Infinity;
  const last = epochs.values[epochs.indexAt(to)] ?? -Infinity;
  const count = Math.max(0, last - first + 1);
  const width = Math.min(count, mostColumns);
  return Array.from({ length: width }, (_, column) => {
    return first + Math.floor(((column + 0.5) * count) / width);
  });
}
