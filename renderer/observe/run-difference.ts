import { drawnLayers } from './layer-choice';
import { layerName } from './layer-name';
import { axisAroundInterval, extentOf, linearTrace } from './linear-trace';
import { axisAround, logTrace } from './log-axis';
import type { LogTrace } from './log-axis';
import { fewDots } from './loss-picture';
import type { LossQuantity } from './loss-picture';
import { factorWords, lossWords, shareWords } from './number-words';
import { layerNumbers } from './numbers';
import type { Numbers } from './numbers';
import type { EpochRange } from '../../shared/signals/epoch-range';
import type { ObservedRun } from './observed-run';
import type { Picture, Reference, Series } from './picture';
import type { Column } from './run-columns';
import { difference, isRatio, PairedColumns } from './run-pair';
import type { RunPair } from './run-pair';
import type { RunsOnScreen } from './shown-runs.svelte';
import { signalWords } from './signal-words';
import type { SignalName } from '../../shared/signals/signal';

/** The other run has exactly 0 there, or one of them is not finite. */
const noRatio = 'no ratio';

/** Loss or accuracy of the run less that of the other, epoch by epoch. */
export function lossDifferencePicture(
  pair: RunPair,
  range: EpochRange,
  quantity: LossQuantity,
): Picture {
  const together = new PairedColumns(pair);
  const { columns } = pair.run;
  const other = pair.compared.columns;
  const isAccuracy = quantity === 'accuracy';
  const words = isAccuracy ? shareWords : lossWords;
  const line = (part: 'training' | 'validation', own: Column, its: Column): Series => {
    const column = together.combine(own, its, difference);
    const last = lastWords(column, words);
    const isTraining = part === 'training';
    const trace = linearTrace(together.epochs, column, range);
    return {
      ...plain(pair.run, `${part} ${isAccuracy ? 'accuracy' : 'loss'}`, last),
      marks: isTraining ? 'line' : 'hollow-dots',
      colour: { of: isTraining ? 'ink' : 'ink2' },
      width: 2,
      zeros: [],
      ...trace,
      points: isTraining ? trace.points : fewDots(trace.points),
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
  const asRatio = isRatio(signal);
  const together = new PairedColumns(pair);
  const isHovering = layers.some(({ id }) => id === hovered);
  const hoveredIndex = layers.findIndex(({ id }) => id === hovered);
  const drawn = drawnLayers(layers.length, hoveredIndex < 0 ? [] : [hoveredIndex]);
  const series = drawn.flatMap((index): readonly Series[] => {
    const layer = layers[index];
    if (layer === undefined) return [];
    const column = together.signal(signal, index);
    if (column === null) return [];
    const isHovered = layer.id === hovered;
    const isEnd = index === 0 || index === layers.length - 1;
    const last = asRatio ? lastWords(column, factorWords, noRatio) : lastWords(column, lossWords);
    const trace: LogTrace = asRatio
      ? logTrace(together.epochs, column, range, signalWords[signal].firstEpoch)
      : { zeros: [], ...linearTrace(together.epochs, column, range) };
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
    y: asRatio ? axisWithOne(series) : linearAxis(series),
    reference: referenceOf(pair, asRatio),
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
  const asRatio = isRatio(signal);
  const together = new PairedColumns(pair);
  const index = together.epochs.indexAt(Math.max(epoch, signalWords[signal].firstEpoch));
  const values = layers.map((_, layer) => together.signal(signal, layer)?.values[index] ?? NaN);
  const place = (value: number): number => {
    if (!Number.isFinite(value)) return NaN;
    return !asRatio ? value : value > 0 ? Math.log10(value) : NaN;
  };
  const where = (wanted: number) =>
    values.flatMap((value, layer) => (value === wanted ? [layer + 1] : []));
  const first = values[0] ?? NaN;
  const series: readonly Series[] = [
    {
      ...plain(pair.run, `epoch ${epoch}`, `${words(first, asRatio)} at layer 1`),
      marks: 'stems',
      colour: { of: 'ink3' },
      width: 1,
      points: values.map((value, layer) => ({ x: layer + 1, y: place(value) })),
      zeros: asRatio ? where(0) : [],
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
    y: asRatio ? axisWithOne(series) : linearAxis(series),
    reference: referenceOf(pair, asRatio),
    raisedX: layers.findIndex(({ id }) => id === hovered) + 1 || null,
  };
}

function referenceOf({ compared }: RunPair, asRatio: boolean): Reference {
  return { at: 0, words: `${asRatio ? 'equal' : '0'}: as in ${compared.name}` };
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
  { values }: Pick<Column, 'values'>,
  say: (value: number) => string,
  infinite = 'not finite',
): string {
  const value = values[values.length - 1] ?? NaN;
  return Number.isNaN(value) ? '–' : value === Infinity ? infinite : say(value);
}

function words(value: number, asRatio: boolean): string {
  const alone = { values: [value] };
  return asRatio ? lastWords(alone, factorWords, noRatio) : lastWords(alone, lossWords);
}

/** A signal by epoch and layer: of each run on screen, or what the two differ by. */
export function layerNumbersOf(
  { all, difference: pair }: RunsOnScreen,
  signal: SignalName,
): Numbers {
  if (pair === null) return layerNumbers(all, signal);
  const own = layerNumbers([pair.run], signal);
  return differenceNumbers(own, layerNumbers([pair.compared], signal), isRatio(signal));
}

/** The same table of two runs as one: cell by cell, at the rows that both have. */
export function differenceNumbers(own: Numbers, other: Numbers, asRatio: boolean): Numbers {
  const rowOf = new Map(other.rows.map((row, index) => [row, index]));
  const common = own.rows.flatMap((row, index) => {
    const otherIndex = rowOf.get(row);
    return otherIndex === undefined ? [] : [{ row, index, otherIndex }];
  });
  return {
    ...own,
    caption: `${own.caption}: ${asRatio ? 'ratio' : 'difference'} of two runs`,
    rows: common.map(({ row }) => row),
    columns: own.columns.map((column) => {
      const twin = other.columns.find(({ name }) => name === column.name);
      return {
        name: `${column.name}, ${asRatio ? 'ratio' : 'difference'}`,
        values: common.map(({ index, otherIndex }) => {
          const value = column.values[index];
          const compared = twin?.values[otherIndex];
          if (value == null || compared == null) return null;
          return asRatio ? value / compared : value - compared;
        }),
        words: asRatio ? factorWords : lossWords,
      };
    }),
  };
}
