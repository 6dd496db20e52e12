import { labelledLayers, mostLabels, threeLayers } from './layer-choice';
import { layerName, shortLayerName } from './layer-name';
import { axisAround, logTrace } from './log-axis';
import { magnitudeWords } from './number-words';
import type { EpochRange } from './observation.svelte';
import type { ObservedRun } from './observed-run';
import type { Picture, Series, Shade } from './picture';
import { float32FloorDecade, signalWords } from './signal-words';
import type { SignalName } from '../../shared/signals/signal';

export interface LayerLinesView {
  readonly run: ObservedRun;
  readonly compared: ObservedRun | null;
  readonly range: EpochRange;
  readonly signal: SignalName;
  /** Layer id. */
  readonly hovered: string | null;
}

/** One signal over the epochs, a line per layer in its depth's colour, on a log axis. */
export function layerLinesPicture(view: LayerLinesView): Picture {
  const series = [...comparedSeries(view), ...currentSeries(view)];
  const y = axisAround(series);
  return {
    x: { scale: 'epochs', low: view.range.from, high: view.range.to },
    y,
    series,
    shade: float32Shade(view.signal, y.low),
    reference: null,
    notes: [],
    raisedX: null,
  };
}

/** The range below the float32 floor, where the axis reaches that far down. */
export function float32Shade(signal: SignalName, low: number): Shade | null {
  if (low >= float32FloorDecade) return null;
  return { below: float32FloorDecade, words: signalWords[signal].floor };
}

function currentSeries(view: LayerLinesView): readonly Series[] {
  const { run, compared, signal, hovered } = view;
  const layers = run.description.layers;
  const newest = layers.map((_, index) => newestValue(run, signal, index));
  const hoveredIndex = layers.findIndex(({ id }) => id === hovered);
  const labelled = labelledLayers(
    newest.map((value) => (value > 0 ? Math.log10(value) : NaN)),
    hoveredIndex < 0 ? null : hoveredIndex,
    compared !== null,
  );
  const line = lineFactory(view, run);
  return layers.map((layer, index) => {
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
  const { signal, range, hovered } = view;
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
      ...logTrace(run.columns, column, range, signalWords[signal].firstEpoch),
      last: newestWords(newestValue(run, signal, index)),
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

export function newestWords(value: number): string {
  if (Number.isNaN(value)) return '–';
  return value === Infinity ? 'not finite' : magnitudeWords(value);
}

type Layers = ObservedRun['description']['layers'];

function labelWords(count: number, layer: Layers[number], layers: Layers, run: string | null) {
  if (run !== null) return `${run}: ${shortLayerName(layer, layers)}`;
  const isAlone = count > mostLabels;
  const name = layerName(layer, layers);
  return isAlone || name === 'output' ? name : shortLayerName(layer, layers);
}
