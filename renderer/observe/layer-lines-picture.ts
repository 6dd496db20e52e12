import { drawnLayers, labelledLayers, mostLabels, threeLayers } from './layer-choice';
import { layerName, shortLayerName } from './layer-name';
import { axisAroundInterval, extentOf, linearTrace } from './linear-trace';
import { axisAround, logTrace } from './log-axis';
import type { EpochRange } from '../../shared/signals/epoch-range';
import type { ObservedRun } from './observed-run';
import type { Picture, Series, Shade } from './picture';
import type { Column } from './run-columns';
import { float32FloorDecade, signalValueWords, signalWords } from './signal-words';
import type { SignalName } from '../../shared/signals/signal';

export interface LayerLinesView {
  readonly run: ObservedRun;
  readonly compared: ObservedRun | null;
  readonly range: EpochRange;
  readonly signal: SignalName;
  /** Layer id. */
  readonly hovered: string | null;
}

/** One signal over the epochs, a line per layer in its depth's colour, on the axis that the signal needs. */
export function layerLinesPicture(view: LayerLinesView): Picture {
  const series = [...comparedSeries(view), ...currentSeries(view)];
  const y = axisOf(view.signal, series);
  return {
    x: { scale: 'epochs', low: view.range.from, high: view.range.to },
    y,
    series,
    shade: y.scale === 'decades' ? float32Shade(view.signal, y.low) : null,
    reference: null,
    notes: [],
    raisedX: null,
  };
}

/** The range below the float32 floor, where the axis reaches that far down. */
export function float32Shade(signal: SignalName, low: number): Shade | null {
  const words = signalWords[signal].floor;
  if (words === null || low >= float32FloorDecade) return null;
  return { below: float32FloorDecade, words };
}

const leastSpan = 0.1;

function axisOf(signal: SignalName, series: readonly Series[]): Picture['y'] {
  switch (signalWords[signal].scale) {
    case 'decades':
      return axisAround(series);
    case 'share':
      return { scale: 'linear', low: 0, high: 1, unit: 'share' };
    case 'linear': {
      const { low, high } = extentOf(series) ?? { low: 0, high: 1 };
      return axisAroundInterval(Math.min(0, low), Math.max(0, high), leastSpan);
    }
  }
}

function currentSeries(view: LayerLinesView): readonly Series[] {
  const { run, compared, signal, hovered } = view;
  const layers = run.description.layers;
  const newest = layers.map((_, index) => newestValue(run, signal, index));
  const hoveredIndex = layers.findIndex(({ id }) => id === hovered);
  const labelled = labelledLayers(
    newest.map((value) => placeOf(signal, value)),
    hoveredIndex < 0 ? null : hoveredIndex,
    compared !== null,
  );
  const line = lineFactory(view, run);
  const always = hoveredIndex < 0 ? labelled : [...labelled, hoveredIndex];
  return drawnLayers(layers.length, always).flatMap((index) => {
    const layer = layers[index];
    if (layer === undefined) return [];
    const words = labelWords(layers.length, layer, layers, compared === null ? null : run.name);
    const strong = index === hoveredIndex;
    const direct = labelled.has(index) ? { lines: [words], strong, sign: 'swatch' as const } : null;
    return { ...line(index), direct };
  });
}

function comparedSeries(view: LayerLinesView): readonly Series[] {
  const { compared, hovered } = view;
  if (compared === null) return [];
  const layers = compared.description.layers;
  const shown = new Set(threeLayers(layers.length));
  const hoveredIndex = layers.findIndex(({ id }) => id === hovered);
  if (hoveredIndex >= 0) shown.add(hoveredIndex);
  const line = lineFactory(view, compared);
  return [...shown].flatMap((index) => {
    const layer = layers[index];
    if (layer === undefined) return [];
    const words = labelWords(layers.length, layer, layers, compared.name);
    const direct = { lines: [words], strong: false, sign: 'swatch' as const };
    return [{ ...line(index), style: 'dashed' as const, width: 1, direct }];
  });
}

function lineFactory(view: LayerLinesView, run: ObservedRun): (index: number) => Series {
  const { signal, hovered } = view;
  const layers = run.description.layers;
  const isHovering = layers.some(({ id }) => id === hovered);
  return (index) => {
    const layer = layers[index];
    if (layer === undefined) throw new RangeError(`no layer ${index}`);
    const column = run.columns.signal(signal, index);
    const isHovered = layer.id === hovered;
    return {
      id: `${run.id}/${layer.id}`,
      label: layerName(layer, layers),
      run: run.name,
      layer: layer.id,
      depth: layer.depth,
      style: 'solid',
      marks: 'line',
      colour: { of: 'depth', depth: layer.depth, count: layers.length },
      width: isHovered ? 2.5 : layers.length > mostLabels ? 1 : 1.5,
      emphasis: !isHovering ? 'normal' : isHovered ? 'raised' : 'faded',
      ...traceOf(view, run, column),
      last: signalValueWords(signal, newestValue(run, signal, index)),
      direct: null,
    };
  };
}

/** NaN: not measured; Infinity: not finite. */
function newestValue(run: ObservedRun, signal: SignalName, index: number): number {
  const { values } = run.columns.signal(signal, index);
  const isBefore = values.length <= signalWords[signal].firstEpoch;
  return isBefore ? NaN : (values[values.length - 1] ?? NaN);
}

function traceOf({ signal, range }: LayerLinesView, { columns }: ObservedRun, column: Column) {
  const { scale, firstEpoch } = signalWords[signal];
  if (scale === 'decades') return logTrace(columns.epochs, column, range, firstEpoch);
  const from = Math.max(range.from, firstEpoch);
  return { zeros: [], ...linearTrace(columns.epochs, column, { from, to: range.to }) };
}

/** Where a value lies on the signal's axis; NaN where it has no place there. */
function placeOf(signal: SignalName, value: number): number {
  if (signalWords[signal].scale !== 'decades') return value;
  return value > 0 ? Math.log10(value) : NaN;
}

type Layers = ObservedRun['description']['layers'];

function labelWords(count: number, layer: Layers[number], layers: Layers, run: string | null) {
  if (run !== null) return `${run}: ${shortLayerName(layer, layers)}`;
  const isAlone = count > mostLabels;
  const name = layerName(layer, layers);
  return isAlone || name === 'output' ? name : shortLayerName(layer, layers);
}
