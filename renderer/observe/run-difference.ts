import { layerName } from './layer-name';
import { axisAroundInterval, extentOf, linearTrace } from './linear-trace';
import { axisAround, logTrace } from './log-axis';
import type { LogTrace } from './log-axis';
import type { LossQuantity } from './loss-picture';
import { factorWords, lossWords, shareWords } from './number-words';
import type { Numbers } from './numbers';
import type { EpochRange } from './observation.svelte';
import type { ObservedRun } from './observed-run';
import type { Picture, Reference, Series } from './picture';
import type { Column } from './run-columns';
import { signalWords } from './signal-words';
import type { SignalName } from '../../shared/signals/signal';

/** Two runs as one: losses and shares by their difference, magnitudes by their ratio. */
export interface RunPair {
  readonly run: ObservedRun;
  readonly compared: ObservedRun;
}

/** "run 2 / run 1", "run 2 − run 1" */
export function differenceWords({ run, compared }: RunPair, isRatio: boolean): string {
  return `${run.name} ${isRatio ? '/' : '−'} ${compared.name}`;
}

type Combine = (value: number, compared: number) => number;

const difference: Combine = (value, compared) =>
  value === Infinity || compared === Infinity ? Infinity : value - compared;

/** Of two zeros nothing can be said. */
const ratio: Combine = (value, compared) =>
  value === Infinity || compared === Infinity ? Infinity : value / compared;

/** The other run has exactly 0 there, or one of them is not finite. */
const noRatio = 'no ratio';

/** How a signal of one run is held against that of another. */
function combinationOf(signal: SignalName): Combine {
  return signalWords[signal].scale === 'decades' ? ratio : difference;
}

/** NaN where one of them did not report the epoch, or measured nothing. */
function combined(
  { run, compared }: RunPair,
  own: Column,
  other: Column,
  combine: Combine,
): Column {
  let [leastPositive, largest] = [Infinity, 0];
  const values = own.values.map((value, index) => {
    const epoch = run.columns.epochs.values[index] ?? NaN;
    const place = compared.columns.indexAt(epoch);
    const isSame = compared.columns.epochs.values[place] === epoch;
    const together = isSame ? combine(value, other.values[place] ?? NaN) : NaN;
    if (together > 0 && together < Infinity) {
      leastPositive = Math.min(leastPositive, together);
      largest = Math.max(largest, together);
    }
    return together;
  });
  return { values, leastPositive, largest };
}

/** Loss or accuracy of the run less that of the other, epoch by epoch. */
export function lossDifferencePicture(
  pair: RunPair,
  range: EpochRange,
  quantity: LossQuantity,
): Picture {
  const { columns } = pair.run;
  const other = pair.compared.columns;
  const isAccuracy = quantity === 'accuracy';
  const words = isAccuracy ? shareWords : lossWords;
  const line = (part: 'training' | 'validation', own: Column, its: Column): Series => {
    const column = combined(pair, own, its, difference);
    const last = lastWords(column, words);
    const isTraining = part === 'training';
    return {
      ...plain(pair.run, `${part} ${isAccuracy ? 'accuracy' : 'loss'}`, last),
      marks: isTraining ? 'line' : 'hollow-dots',
      colour: { of: isTraining ? 'ink' : 'ink2' },
      width: 2,
      zeros: [],
      ...linearTrace(columns, column, range),
      direct: {
        lines: [`${isTraining ? 'train' : 'val.'} ${last}`],
        strong: isTraining,
        sign: isTraining ? 'none' : 'hollow-dot',
      },
    };
  };
  const series = [
    isAccuracy
      ? line('validation', columns.validationAccuracy, other.validationAccuracy)
      : line('validation', columns.validationLoss, other.validationLoss),
    isAccuracy
      ? line('training', columns.accuracy, other.accuracy)
      : line('training', columns.loss, other.loss),
  ].filter(({ points }) => points.some(({ y }) => !Number.isNaN(y)));
  const { low, high } = extentOf(series) ?? { low: 0, high: 0 };
  return {
    ...onlySeries(series),
    x: { scale: 'epochs', low: range.from, high: range.to },
    y: {
      ...axisAroundInterval(Math.min(0, low), Math.max(0, high), leastSpan),
      unit: isAccuracy ? 'share' : 'plain',
    },
    reference: { at: 0, words: `0: as in ${pair.compared.name}` },
  };
}

const leastSpan = 0.02;

/** A line for each layer that both runs have, over the epochs. */
export function layerDifferencePicture(
  pair: RunPair,
  range: EpochRange,
  signal: SignalName,
  hovered: string | null,
): Picture {
  const { layers } = pair.run.description;
  const isRatio = signalWords[signal].scale === 'decades';
  const isHovering = layers.some(({ id }) => id === hovered);
  const series = layers.flatMap((layer, index): readonly Series[] => {
    const column = layerColumn(pair, signal, index);
    if (column === null) return [];
    const isHovered = layer.id === hovered;
    const isEnd = index === 0 || index === layers.length - 1;
    const last = isRatio ? lastWords(column, factorWords, noRatio) : lastWords(column, lossWords);
    const trace: LogTrace = isRatio
      ? logTrace(pair.run.columns, column, range, signalWords[signal].firstEpoch)
      : { zeros: [], ...linearTrace(pair.run.columns, column, range) };
    return [
      {
        ...plain(pair.run, layerName(layer, layers), last),
        layer: layer.id,
        depth: layer.depth,
        colour: { of: 'depth', depth: layer.depth, count: layers.length },
        width: isHovered ? 2.5 : 1.5,
        emphasis: !isHovering ? 'normal' : isHovered ? 'raised' : 'faded',
        ...trace,
        direct:
          isEnd || isHovered
            ? { lines: [layerName(layer, layers), last], strong: isHovered, sign: 'swatch' }
            : null,
      },
    ];
  });
  return {
    ...onlySeries(series),
    x: { scale: 'epochs', low: range.from, high: range.to },
    y: isRatio ? axisWithOne(series) : linearAxis(series),
    reference: referenceOf(pair, isRatio),
  };
}

/** A dot for each layer that both runs have, at one epoch. */
export function profileDifferencePicture(
  pair: RunPair,
  epoch: number,
  signal: SignalName,
  hovered: string | null,
): Picture {
  const { layers } = pair.run.description;
  const isRatio = signalWords[signal].scale === 'decades';
  const index = pair.run.columns.indexAt(Math.max(epoch, signalWords[signal].firstEpoch));
  const values = layers.map((_, layer) => layerColumn(pair, signal, layer)?.values[index] ?? NaN);
  const place = (value: number): number => {
    if (!Number.isFinite(value)) return NaN;
    return !isRatio ? value : value > 0 ? Math.log10(value) : NaN;
  };
  const where = (wanted: number) =>
    values.flatMap((value, layer) => (value === wanted ? [layer + 1] : []));
  const first = values[0] ?? NaN;
  const series: readonly Series[] = [
    {
      ...plain(pair.run, `epoch ${epoch}`, `${words(first, isRatio)} at layer 1`),
      marks: 'stems',
      colour: { of: 'ink3' },
      width: 1,
      points: values.map((value, layer) => ({ x: layer + 1, y: place(value) })),
      zeros: isRatio ? where(0) : [],
      notFinite: where(Infinity),
      direct: null,
    },
  ];
  return {
    ...onlySeries(series),
    x: {
      scale: 'layers',
      names: layers.map((layer, at) => (at === layers.length - 1 ? 'out' : String(layer.depth))),
    },
    y: isRatio ? axisWithOne(series) : linearAxis(series),
    reference: referenceOf(pair, isRatio),
    raisedX: layers.findIndex(({ id }) => id === hovered) + 1 || null,
  };
}

/** null: the other run has no such layer. */
function layerColumn(pair: RunPair, signal: SignalName, index: number): Column | null {
  const id = pair.run.description.layers[index]?.id;
  const other = pair.compared.description.layers.findIndex((layer) => layer.id === id);
  if (other < 0) return null;
  return combined(
    pair,
    pair.run.columns.signal(signal, index),
    pair.compared.columns.signal(signal, other),
    combinationOf(signal),
  );
}

function referenceOf({ compared }: RunPair, isRatio: boolean): Reference {
  return { at: 0, words: `${isRatio ? 'equal' : '0'}: as in ${compared.name}` };
}

function plain(run: ObservedRun, label: string, last: string) {
  return {
    id: `${run.id}/difference/${label}`,
    label,
    run: run.name,
    layer: null,
    depth: null,
    style: 'solid',
    marks: 'line',
    emphasis: 'normal',
    last,
  } as const;
}

function onlySeries(series: readonly Series[]) {
  return { series, shade: null, notes: [], raisedX: null };
}

/** Whole decades around a ratio of 1. */
function axisWithOne(series: readonly Series[]): Picture['y'] {
  const one = { points: [{ x: 0, y: 0 }], zeros: [], notFinite: [] };
  return axisAround([...series, one], 2);
}

function linearAxis(series: readonly Series[]): Picture['y'] {
  const { low, high } = extentOf(series) ?? { low: 0, high: 0 };
  return axisAroundInterval(Math.min(0, low), Math.max(0, high), leastSpan);
}

function lastWords(
  { values }: Column,
  say: (value: number) => string,
  infinite = 'not finite',
): string {
  const value = values[values.length - 1] ?? NaN;
  return Number.isNaN(value) ? '–' : value === Infinity ? infinite : say(value);
}

function words(value: number, isRatio: boolean): string {
  const alone = { values: [value], leastPositive: 0, largest: 0 };
  return isRatio ? lastWords(alone, factorWords, noRatio) : lastWords(alone, lossWords);
}

/** The same table of two runs as one: cell by cell, where both have it. */
export function differenceNumbers(own: Numbers, other: Numbers, isRatio: boolean): Numbers {
  const rowOf = new Map(other.rows.map((row, index) => [row, index]));
  return {
    ...own,
    caption: `${own.caption}: ${isRatio ? 'ratio' : 'difference'} of two runs`,
    columns: own.columns.map((column) => {
      const twin = other.columns.find(({ name }) => name === column.name);
      return {
        name: `${column.name}, ${isRatio ? 'ratio' : 'difference'}`,
        values: own.rows.map((row, index) => {
          const value = column.values[index];
          const compared = twin?.values[rowOf.get(row) ?? -1];
          if (value == null || compared == null) return null;
          return isRatio ? value / compared : value - compared;
        }),
        words: isRatio ? factorWords : lossWords,
      };
    }),
  };
}
