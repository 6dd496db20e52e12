import { briefMagnitude } from '../compose/magnitude';
import { isSameWeight } from '../lab/picked-weights.svelte';
import { threeLayers } from './layer-choice';
import { layerName } from './layer-name';
import { axisAroundInterval, extentOf, linearTrace } from './linear-trace';
import { weightWords } from './number-words';
import type { Point } from './log-axis';
import type { EpochRange } from '../../shared/signals/epoch-range';
import type { ObservedRun } from './observed-run';
import type { Picture, Series } from './picture';
import type { WeightLayer, WeightTrace } from '../../shared/signals/run-report';

export interface WeightTracesView {
  readonly run: ObservedRun;
  readonly compared: ObservedRun | null;
  readonly range: EpochRange;
  /** Layer id. */
  readonly hovered: string | null;
  /** Weights that the user follows. */
  readonly picks?: readonly WeightTrace[];
  /** What is known of those that the run was not told to follow. */
  readonly seen?: readonly SeenWeight[];
}

/** A weight at the epochs at which its layer's matrix was looked at. */
export interface SeenWeight {
  readonly trace: WeightTrace;
  readonly points: readonly Point[];
}

/** Flat means flat: the axis never magnifies less than this. */
const leastSpan = 0.1;

/** Single weights over the epochs: the picked ones, else of three layers where many are followed, and of the hovered one. */
export function weightTracesPicture(view: WeightTracesView): Picture {
  const { run, compared, range } = view;
  const shown = shownTraces(view);
  const own = shown.flatMap((trace) => traceSeries(view, run, trace, 'solid'));
  const other =
    compared === null ? [] : shown.flatMap((trace) => traceSeries(view, compared, trace, 'dashed'));
  const series = [...other, ...own, ...(view.seen ?? []).flatMap((one) => seenSeries(view, one))];
  const extent = extentOf(series) ?? { low: -leastSpan, high: leastSpan };
  return {
    x: { scale: 'epochs', low: range.from, high: range.to },
    y: axisAroundInterval(extent.low, extent.high, leastSpan),
    series,
    shade: null,
    reference: null,
    notes: [],
    raisedX: null,
  };
}

function shownTraces({ run, hovered, picks = [] }: WeightTracesView): readonly WeightTrace[] {
  const { traces } = run.description;
  const isPicked = (trace: WeightTrace) => picks.some((pick) => isSameWeight(pick, trace));
  const three = new Set(picks.length > 0 ? [] : threeLayers(traces.length));
  if (traces.length <= 4 && picks.length === 0) return traces;
  return traces.filter(
    (trace, index) => isPicked(trace) || three.has(index) || trace.layer === hovered,
  );
}

/** Few points, so that they are marked where they are. */
function seenSeries(view: WeightTracesView, { trace, points }: SeenWeight): readonly Series[] {
  const { run, range, hovered } = view;
  const { layers } = run.description;
  const layer = layers.find(({ id }) => id === trace.layer);
  if (layer === undefined) return [];
  const values = points.map(({ y }) => y);
  const label = `${weightName(trace)} ${layerName(layer, layers)}`;
  return [
    {
      id: `${run.id}/seen/${label}`,
      label,
      run: run.name,
      layer: layer.id,
      depth: layer.depth,
      style: 'dotted',
      marks: points.length === 1 ? 'hollow-dots' : 'line',
      colour: { of: 'depth', depth: layer.depth, count: layers.length },
      width: layer.id === hovered ? 2.5 : 1.5,
      emphasis: 'normal',
      points: points.filter(({ x }) => x >= range.from && x <= range.to),
      zeros: [],
      notFinite: [],
      last: lastWords(values),
      direct: directLabel(weightName(trace), layer, layers, values),
    },
  ];
}

function traceSeries(
  view: WeightTracesView,
  run: ObservedRun,
  trace: WeightTrace,
  style: 'solid' | 'dashed',
): readonly Series[] {
  const { layers, traces } = run.description;
  const layer = layers.find(({ id }) => id === trace.layer);
  const place = traces.findIndex((candidate) => isSameWeight(candidate, trace));
  if (layer === undefined || place < 0) return [];
  const column = run.columns.trace(place);
  const isHovered = layer.id === view.hovered;
  const isHovering = view.run.description.traces.some(({ layer: id }) => id === view.hovered);
  const label = `${weightName(trace)} ${layerName(layer, layers)}`;
  return [
    {
      id: `${run.id}/${style}/${label}`,
      label,
      run: run.name,
      layer: layer.id,
      depth: layer.depth,
      style,
      marks: 'line',
      colour: { of: 'depth', depth: layer.depth, count: layers.length },
      width: isHovered ? 2.5 : style === 'dashed' ? 1.25 : 1.5,
      emphasis: !isHovering ? 'normal' : isHovered ? 'raised' : 'faded',
      zeros: [],
      ...linearTrace(run.columns.epochs, column, view.range),
      last: lastWords(column.values),
      direct:
        style === 'dashed' ? null : directLabel(weightName(trace), layer, layers, column.values),
    },
  ];
}

function directLabel(
  weight: string,
  layer: WeightLayer,
  layers: readonly WeightLayer[],
  values: readonly number[],
) {
  const lines = [`${weight} ${layerName(layer, layers)}`, movedWords(values)];
  return { lines, strong: true, sign: 'swatch' as const };
}

/** How far the weight is from where it started. */
function movedWords(values: readonly number[]): string {
  const distance = Math.abs((values[values.length - 1] ?? NaN) - (values[0] ?? NaN));
  return Number.isFinite(distance) ? `moved ${briefMagnitude(distance)}` : 'not finite';
}

function lastWords(values: readonly number[]): string {
  const value = values[values.length - 1] ?? NaN;
  if (Number.isNaN(value)) return '–';
  return value === Infinity ? 'not finite' : weightWords(value);
}

const subscriptDigits = ['₀', '₁', '₂', '₃', '₄', '₅', '₆', '₇', '₈', '₉'];

/** Index [0, 0] is w₁₁; places past the ninth are parted by commas. */
export function weightName({ index }: WeightTrace): string {
  const places = index.map((place) =>
    Array.from(String(place + 1), (digit) => subscriptDigits[Number(digit)] ?? '').join(''),
  );
  return `w${places.join(index.every((place) => place < 9) ? '' : ',')}`;
}
