import type { EpochReport, RunDescription, WeightLayer } from '../../shared/signals/run-report';
import type { SignalName } from '../../shared/signals/signal';
import { fitHiddenLayers } from '../observe/depth-fit';
import { layerName } from '../observe/layer-name';
import { noInformationReference } from '../observe/no-information';
import { factorWords, lossWords, magnitudeWords, shareWords } from '../observe/number-words';

/** One measured quantity in plain words. */
export interface Fact {
  readonly title: string;
  readonly value: string;
  /** What it is measured against; empty where the title says it. */
  readonly note: string;
}

/** A quantity in two runs. */
export interface Comparison {
  readonly title: string;
  readonly baseline: string;
  readonly current: string;
}

/** The parts of a run that the summary is made from. */
export interface SummarizedRun {
  readonly description: RunDescription | null;
  /** Of a long run those of some epochs are missing, never the first and the last. */
  readonly reports: readonly EpochReport[];
}

/** What a run did, as measured: no judgement. Empty before its first epoch. */
export function runFacts({ description, reports }: SummarizedRun): readonly Fact[] {
  const trained = reports.filter(({ epoch }) => epoch > 0);
  const first = trained[0];
  const last = trained[trained.length - 1];
  if (description === null || first === undefined || last === undefined) return [];
  return [
    ...lossFacts(description, first, last),
    ...accuracyFacts(last),
    ...gradientFacts(description, last),
    ...movementFacts(description, last),
  ];
}

function lossFacts(
  description: RunDescription,
  first: EpochReport,
  last: EpochReport,
): readonly Fact[] {
  if (first.loss === null || last.loss === null) return [];
  return [
    {
      title: `Loss, epoch ${first.epoch} to ${last.epoch}`,
      value: `${lossWords(first.loss)} → ${lossWords(last.loss)}`,
      // Beside a loss that may be far better: what the number stands for, not what the run is.
      note: noInformationReference(description).words.replace(': ', ' would be '),
    },
  ];
}

function accuracyFacts({
  accuracy,
  validationAccuracy,
  validationLoss,
}: EpochReport): readonly Fact[] {
  if (accuracy === null) return [];
  const validation =
    validationAccuracy === null || validationLoss === null
      ? 'no validation data'
      : `validation ${shareWords(validationAccuracy)}, loss ${lossWords(validationLoss)}`;
  return [{ title: 'Accuracy', value: shareWords(accuracy), note: validation }];
}

function gradientFacts(description: RunDescription, report: EpochReport): readonly Fact[] {
  const deltas = byLayer(description, report, 'delta-rms');
  const first = deltas[0];
  const last = deltas[deltas.length - 1];
  if (first === undefined || last === undefined || deltas.length < 2) return [];
  const factor = deltaFactor(report);
  const outputWords = `${layerName(last.layer, description.layers)} ${magnitudeWords(last.value)}`;
  return [
    {
      title: `δ reaching ${layerName(first.layer, description.layers)}`,
      value: magnitudeWords(first.value),
      note: factor === null ? outputWords : `${outputWords}; ${factorWords(factor)} per layer`,
    },
  ];
}

function movementFacts(description: RunDescription, report: EpochReport): readonly Fact[] {
  const moved = byLayer(description, report, 'relative-weight-change');
  if (moved.length === 0) return [];
  const ordered = [...moved].sort((one, other) => one.value - other.value);
  const least = ordered[0];
  const most = ordered[ordered.length - 1];
  if (least === undefined || most === undefined) return [];
  const still = byLayer(description, report, 'epoch-weight-change').filter(
    ({ value }) => value === 0,
  );
  return [
    movement('Moved least', least, description.layers),
    { ...movement('Moved most', most, description.layers), note: '' },
    {
      title: 'Layers that stood still in the last epoch',
      value: String(still.length),
      note: still.length === 0 ? 'every layer moved' : stillWords(still, description.layers),
    },
  ];
}

function movement(
  title: string,
  { layer, value }: LayerValue,
  layers: readonly WeightLayer[],
): Fact {
  return {
    title: `${title}: ${layerName(layer, layers)}`,
    value: movedWords(value),
    note: 'since the start, relative to the size of the starting weights',
  };
}

function movedWords(value: number): string {
  if (!Number.isFinite(value) || (value !== 0 && value < 0.001)) return magnitudeWords(value);
  return shareWords(value);
}

function stillWords(still: readonly LayerValue[], layers: readonly WeightLayer[]): string {
  const names = still.slice(0, 4).map(({ layer }) => layerName(layer, layers));
  const more = still.length > names.length ? `, and ${still.length - names.length} more` : '';
  return `every update rounds away in ${names.join(', ')}${more}`;
}

/** The same quantities of two runs at the last epoch of which both have the report. */
export function pairedDifference(
  baseline: SummarizedRun,
  current: SummarizedRun,
): { readonly epoch: number; readonly rows: readonly Comparison[] } | null {
  const [before, after] = lastCommonReports(baseline, current);
  if (before === undefined || after === undefined || after.epoch < 1) return null;
  const rows = [
    row('Loss', before.loss, after.loss, lossWords),
    row('Validation loss', before.validationLoss, after.validationLoss, lossWords),
    row('Validation accuracy', before.validationAccuracy, after.validationAccuracy, shareWords),
    row('δ per layer at the start', startFactor(baseline), startFactor(current), factorWords),
    row(
      'Layer 1 moves an epoch',
      firstLayerMove(baseline, before),
      firstLayerMove(current, after),
      magnitudeWords,
    ),
  ];
  return { epoch: after.epoch, rows: rows.filter((comparison) => comparison !== null) };
}

function row(
  title: string,
  baseline: number | null,
  current: number | null,
  words: (value: number) => string,
): Comparison | null {
  if (baseline === null && current === null) return null;
  const text = (value: number | null) => (value === null ? '–' : words(value));
  return { title, baseline: text(baseline), current: text(current) };
}

function startFactor({ reports }: SummarizedRun): number | null {
  const first = reports[0];
  return first === undefined ? null : deltaFactor(first);
}

/** The same line that the chart of gradient by depth draws, so that both say the same of a run. */
function deltaFactor({ signals }: EpochReport): number | null {
  return fitHiddenLayers(signals['delta-rms'] ?? [])?.factorPerLayer ?? null;
}

function firstLayerMove({ description }: SummarizedRun, report: EpochReport): number | null {
  if (description === null) return null;
  return byLayer(description, report, 'epoch-weight-change')[0]?.value ?? null;
}

function lastCommonReports(
  { reports }: SummarizedRun,
  current: SummarizedRun,
): readonly [EpochReport?, EpochReport?] {
  const known = new Map(current.reports.map((report) => [report.epoch, report]));
  for (let index = reports.length - 1; index >= 0; index -= 1) {
    const report = reports[index];
    const other = report === undefined ? undefined : known.get(report.epoch);
    if (report !== undefined && other !== undefined) return [report, other];
  }
  return [];
}

interface LayerValue {
  readonly layer: WeightLayer;
  readonly value: number;
}

/** The measured layers, from input to output. */
function byLayer(
  { layers }: RunDescription,
  { signals }: EpochReport,
  signal: SignalName,
): readonly LayerValue[] {
  const values = signals[signal] ?? [];
  return layers.flatMap((layer, index): LayerValue[] => {
    const value = values[index];
    return value === null || value === undefined ? [] : [{ layer, value }];
  });
}
