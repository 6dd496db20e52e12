import { layerName } from './layer-name';
import { lossWords, shareWords, weightWords } from './number-words';
import type { ObservedRun } from './observed-run';
import type { LossQuantity } from './loss-picture';
import { signalWords, wordsOf } from './signal-words';
import { weightName } from './weight-traces-picture';
import type { EpochReport } from '../../shared/signals/run-report';
import type { SignalName } from '../../shared/signals/signal';

/** A chart as a table: for people who read rather than look, and for export. */
export interface Numbers {
  readonly caption: string;
  /** What the rows are: "Epoch" or "Layer". */
  readonly rowHeader: string;
  readonly rows: readonly string[];
  readonly columns: readonly NumbersColumn[];
}

export interface NumbersColumn {
  readonly name: string;
  /** One per row, as reported: NaN and infinities stay; null: not measured. */
  readonly values: readonly (number | null)[];
  readonly words: (value: number) => string;
}

export function lossNumbers(runs: readonly ObservedRun[], quantity: LossQuantity): Numbers {
  const isAccuracy = quantity === 'accuracy';
  const words = isAccuracy ? shareWords : lossWords;
  const noun = isAccuracy ? 'accuracy' : 'loss';
  const training = (report: EpochReport) => (isAccuracy ? report.accuracy : report.loss);
  const validation = (report: EpochReport) =>
    isAccuracy ? report.validationAccuracy : report.validationLoss;
  const caption = isAccuracy ? 'Accuracy by epoch' : 'Loss by epoch';
  return epochNumbers(caption, runs, () => [
    { name: `training ${noun}`, read: training, words },
    { name: `validation ${noun}`, read: validation, words },
  ]);
}

export function layerNumbers(runs: readonly ObservedRun[], signal: SignalName): Numbers {
  const caption = `${signalWords[signal].subtitle}, by epoch and layer`;
  return epochNumbers(caption, runs, ({ description: { layers } }) =>
    layers.map((layer, index) => ({
      name: layerName(layer, layers),
      read: (report) => report.signals[signal]?.[index],
      words: wordsOf(signal),
    })),
  );
}

export function traceNumbers(runs: readonly ObservedRun[]): Numbers {
  return epochNumbers('Single weights by epoch', runs, ({ description }) =>
    description.traces.map((trace, index) => {
      const layer = description.layers.find(({ id }) => id === trace.layer);
      const owner = layer === undefined ? trace.layer : layerName(layer, description.layers);
      return {
        name: `${weightName(trace)} ${owner}`,
        read: (report) => report.traces[index],
        words: weightWords,
      };
    }),
  );
}

export function profileNumbers(
  runs: readonly ObservedRun[],
  signal: SignalName,
  epoch: number,
): Numbers {
  const longest = [...runs].sort(
    (a, b) => b.description.layers.length - a.description.layers.length,
  )[0];
  const layers = longest?.description.layers ?? [];
  return {
    caption: `${signalWords[signal].subtitle}, by layer`,
    rowHeader: 'Layer',
    rows: layers.map((layer) => layerName(layer, layers)),
    columns: runs.map((run) => {
      const report = run.reports[run.columns.epochs.indexAt(epoch)];
      return {
        name: runs.length > 1 ? run.name : signalWords[signal].subtitle,
        values: layers.map((_, index) => report?.signals[signal]?.[index] ?? null),
        words: wordsOf(signal),
      };
    }),
  };
}

interface EpochColumn {
  readonly name: string;
  readonly read: (report: EpochReport) => number | null | undefined;
  readonly words: (value: number) => string;
}

function epochNumbers(
  caption: string,
  runs: readonly ObservedRun[],
  columnsOf: (run: ObservedRun) => readonly EpochColumn[],
): Numbers {
  const epochs = [...new Set(runs.flatMap((run) => run.reports.map(({ epoch }) => epoch)))];
  epochs.sort((a, b) => a - b);
  return {
    caption,
    rowHeader: 'Epoch',
    rows: epochs.map(String),
    columns: runs.flatMap((run) => {
      const byEpoch = new Map(run.reports.map((report) => [report.epoch, report]));
      return columnsOf(run).map(({ name, read, words }) => ({
        name: runs.length > 1 ? `${run.name} ${name}` : name,
        values: epochs.map((epoch) => {
          const report = byEpoch.get(epoch);
          return report === undefined ? null : (read(report) ?? null);
        }),
        words,
      }));
    }),
  };
}

/** A number in a table: its words, or a dash where nothing was measured. */
export function cellText({ words }: NumbersColumn, value: number | null | undefined): string {
  return value === null || value === undefined ? '–' : words(value);
}
