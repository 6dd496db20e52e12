import { layerName } from './layer-name';
import { lossWords, shareWords, weightWords } from './number-words';
import type { ObservedRun } from './observed-run';
import type { LossQuantity } from './loss-picture';
import { differenceValueWords, PairedColumns } from './run-pair';
import type { RunPair } from './run-pair';
import { signalValueWords } from './signal-words';
import { weightName } from './weight-traces-picture';
import type { SignalName } from '../../shared/signals/signal';

/** What a chart's head says while the crosshair stands at an epoch. */
export function lossReadout(run: ObservedRun, quantity: LossQuantity, epoch: number): string {
  const { columns } = run;
  const index = columns.epochs.indexAt(epoch);
  const isAccuracy = quantity === 'accuracy';
  const words = isAccuracy ? shareWords : lossWords;
  const training = isAccuracy ? columns.accuracy : columns.loss;
  const validation = isAccuracy ? columns.validationAccuracy : columns.validationLoss;
  const parts = [
    ['training', training.values[index]] as const,
    ['validation', validation.values[index]] as const,
  ];
  const said = parts
    .filter(([, value]) => value !== undefined && !Number.isNaN(value))
    .map(([name, value]) => `${name} ${presentWords(value ?? NaN, words)}`);
  return `epoch ${epoch}: ${said.length > 0 ? said.join(', ') : '–'}`;
}

/** The hovered layer, otherwise the first and the last. */
export function layerReadout(
  run: ObservedRun,
  signal: SignalName,
  epoch: number,
  hovered: string | null,
): string {
  const index = run.columns.epochs.indexAt(epoch);
  return readoutOf(run, epoch, hovered, (layer) =>
    signalValueWords(signal, run.columns.signal(signal, layer).values[index] ?? NaN),
  );
}

/** The same of what two runs differ by. */
export function differenceReadout(
  pair: RunPair,
  signal: SignalName,
  epoch: number,
  hovered: string | null,
): string {
  const together = new PairedColumns(pair);
  const index = together.epochs.indexAt(epoch);
  return readoutOf(pair.run, epoch, hovered, (layer) =>
    differenceValueWords(signal, together.signal(signal, layer)?.values[index] ?? NaN),
  );
}

/** say: the value of a layer, by its index. */
function readoutOf(
  { description: { layers } }: ObservedRun,
  epoch: number,
  hovered: string | null,
  say: (layer: number) => string,
): string {
  const hoveredLayers = layers.filter(({ id }) => id === hovered);
  const ends = layers.filter((_, place) => place === 0 || place === layers.length - 1);
  const shown = hoveredLayers.length > 0 ? hoveredLayers : ends;
  const said = shown.map((layer) => `${layerName(layer, layers)} ${say(layers.indexOf(layer))}`);
  return `epoch ${epoch}: ${said.join(', ')}`;
}

export function traceReadout(run: ObservedRun, epoch: number, hovered: string | null): string {
  const { layers, traces } = run.description;
  const index = run.columns.epochs.indexAt(epoch);
  const ofHovered = traces.filter(({ layer }) => layer === hovered);
  const shown = ofHovered.length > 0 ? ofHovered : traces.slice(0, 1);
  const said = shown.map((trace) => {
    const layer = layers.find(({ id }) => id === trace.layer);
    const owner = layer === undefined ? trace.layer : layerName(layer, layers);
    const value = run.columns.trace(traces.indexOf(trace)).values[index] ?? NaN;
    return `${weightName(trace)} ${owner} ${presentWords(value, weightWords)}`;
  });
  return `epoch ${epoch}: ${said.join(', ')}`;
}

/** value as in a Column: Infinity stands for everything that is not finite. */
function presentWords(value: number, words: (value: number) => string): string {
  if (Number.isNaN(value)) return '–';
  return value === Infinity ? 'not finite' : words(value);
}
