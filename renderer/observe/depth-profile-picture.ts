import { fitHiddenLayers } from './depth-fit';
import { float32Shade } from './layer-lines-picture';
import { layerName, shortLayerName } from './layer-name';
import { wholeDecades } from './log-axis';
import type { DecadeAxis, Point } from './log-axis';
import { factorWords } from './number-words';
import type { ObservedRun } from './observed-run';
import type { Note, Picture, Series } from './picture';
import { signalValueWords, signalWords } from './signal-words';
import type { SignalName } from '../../shared/signals/signal';

export interface DepthProfileView {
  readonly run: ObservedRun;
  readonly compared: ObservedRun | null;
  readonly epoch: number;
  readonly signal: SignalName;
  /** Layer id. */
  readonly hovered: string | null;
  /** Write what a layer does to the signal, "×0.12 per layer". */
  readonly writesSlope: boolean;
}

/** One signal at one epoch over depth: a dot per layer, the compared run dashed, the start of training dotted. */
export function depthProfilePicture(view: DepthProfileView): Picture {
  const { run, compared, signal } = view;
  const current = profileSeries(view, run, 'solid', view.epoch);
  const start = profileSeries(view, run, 'dotted', 0);
  const series = [
    ...(compared === null ? [] : [profileSeries(view, compared, 'dashed', view.epoch)]),
    ...(compared === null && differs(start, current) ? [start] : []),
    current,
  ];
  const y = axisOver([run, ...(compared === null ? [] : [compared])], signal, series);
  const layers = run.description.layers;
  return {
    x: { scale: 'layers', names: layers.map((layer) => shortLayerName(layer, layers)) },
    y,
    series,
    shade: float32Shade(signal, y.low),
    reference: null,
    notes: [...(view.writesSlope ? slopeNotes(view) : []), ...hoverNotes(view, y)],
    raisedX: layers.findIndex(({ id }) => id === view.hovered) + 1 || null,
  };
}

/** One value per layer at an epoch, or at the run's last one before it. NaN: missing; Infinity: not finite. */
function valuesAt(run: ObservedRun, signal: SignalName, epoch: number): readonly number[] {
  const index = run.columns.epochs.indexAt(Math.max(epoch, signalWords[signal].firstEpoch));
  const isKnown = (run.columns.epochs.values[index] ?? -1) >= signalWords[signal].firstEpoch;
  return run.description.layers.map((_, layer) => {
    return isKnown ? (run.columns.signal(signal, layer).values[index] ?? NaN) : NaN;
  });
}

function profileSeries(
  view: DepthProfileView,
  run: ObservedRun,
  style: Series['style'],
  epoch: number,
): Series {
  const { signal } = view;
  const values = valuesAt(run, signal, epoch);
  const points = values.map((value, index): Point => {
    return { x: index + 1, y: value > 0 && value < Infinity ? Math.log10(value) : NaN };
  });
  const depths = (wanted: number) =>
    values.flatMap((value, index) => (value === wanted ? [index + 1] : []));
  const first = values[0] ?? NaN;
  return {
    id: `${run.id}/${style}`,
    label: style === 'dotted' ? 'at the start' : `epoch ${epoch}`,
    run: run.name,
    layer: null,
    depth: null,
    style,
    marks: style === 'solid' ? 'stems' : 'line',
    colour: { of: 'ink3' },
    width: style === 'solid' ? 1 : 1.25,
    emphasis: 'normal',
    points,
    zeros: depths(0),
    notFinite: depths(Infinity),
    last: `${signalValueWords(signal, first)} at layer 1`,
    direct: null,
  };
}

/** Less than this of a decade apart, two profiles are drawn over each other. */
const leastDifference = 0.15;

function differs(one: Series, other: Series): boolean {
  return one.points.some(({ y }, index) => {
    return Math.abs(y - (other.points[index]?.y ?? NaN)) > leastDifference;
  });
}

/** Holds every epoch of every run, so that the axis stands still while one scrubs. */
function axisOver(
  runs: readonly ObservedRun[],
  signal: SignalName,
  series: readonly Series[],
): DecadeAxis {
  let low = Infinity;
  let high = -Infinity;
  for (const run of runs) {
    run.description.layers.forEach((_, layer) => {
      const { leastPositive, largest } = run.columns.signal(signal, layer);
      if (largest === 0) return;
      low = Math.min(low, Math.log10(leastPositive));
      high = Math.max(high, Math.log10(largest));
    });
  }
  const hasZeroStrip = series.some(({ zeros }) => zeros.length > 0);
  const decades = wholeDecades(low, Math.max(high, low > high ? high : 0), 4);
  return {
    scale: 'decades',
    low: hasZeroStrip ? decades.low : decades.low - dotAir,
    high: decades.high + dotAir,
    hasZeroStrip,
  };
}

/** Decades beyond the outermost ones, so that dots there are not cut in half. */
const dotAir = 0.35;

function slopeNotes({ run, compared, signal, epoch }: DepthProfileView): readonly Note[] {
  const own = slopeNote(run, signal, epoch, compared === null ? '' : `${run.name}: `, true);
  const other =
    compared === null ? null : slopeNote(compared, signal, epoch, `${compared.name}: `, false);
  return [own, other].filter((note) => note !== null);
}

function slopeNote(
  run: ObservedRun,
  signal: SignalName,
  epoch: number,
  prefix: string,
  strong: boolean,
): Note | null {
  const fit = fitHiddenLayers(knownValues(valuesAt(run, signal, epoch)));
  if (fit === null) return null;
  const count = run.description.layers.length;
  const depth = (count + 1) / 2;
  const falls = fit.factorPerLayer > 1;
  // The free side of a rising line is above its left and below its right half.
  const side = strong
    ? falls
      ? 'above-right'
      : 'above-left'
    : falls
      ? 'below-left'
      : 'below-right';
  const words = `${prefix}${factorWords(fit.factorPerLayer)} per layer`;
  return { x: depth, y: fit.at(depth), words, strong, side };
}

function knownValues(values: readonly number[]): readonly (number | null)[] {
  return values.map((value) => (Number.isNaN(value) ? null : value));
}

function hoverNotes({ run, signal, epoch, hovered }: DepthProfileView, y: DecadeAxis) {
  const layers = run.description.layers;
  const index = layers.findIndex(({ id }) => id === hovered);
  const layer = layers[index];
  const value = valuesAt(run, signal, epoch)[index];
  if (layer === undefined || value === undefined || Number.isNaN(value)) return [];
  const words = `${layerName(layer, layers)}: ${signalValueWords(signal, value)}`;
  const at = value > 0 && value < Infinity ? Math.log10(value) : value === 0 ? y.low : y.high;
  const side = index < layers.length / 2 ? ('below-right' as const) : ('below-left' as const);
  return [{ x: index + 1, y: at, words, strong: true, side }];
}
