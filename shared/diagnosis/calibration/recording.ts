import type { EpochReport, RunDescription } from '../../signals/run-report';
import type { LayerValues, SignalName } from '../../signals/signal';
import { experimentFromJson } from '../../experiment/read-experiment';
import type { CalibrationRun } from './calibration-case';
import type { RecordedRun } from './intervention';

/**
 * What is kept of a run of the suite: everything that rules and baselines read, rounded to three digits. The experiment
 * is not kept; the suite writes it anew.
 */
export interface Recording {
  readonly name: string;
  readonly description: Omit<RunDescription, 'traces' | 'engine'>;
  readonly outcome: 'finished' | 'stopped' | 'diverged';
  /** Per epoch: loss, accuracy, validation loss, validation accuracy, probe loss. */
  readonly losses: readonly (readonly KeptNumber[])[];
  /** Per epoch that was kept, by name. */
  readonly signals: readonly (readonly [epoch: number, values: KeptSignals])[];
}

/** JSON knows no NaN and Infinity. */
type KeptNumber = number | string | null;
type KeptSignals = Readonly<Record<string, readonly KeptNumber[]>>;

const keptNames = [
  'delta-rms',
  'weight-gradient-norm',
  'weight-gradient-rms',
  'weight-change',
  'relative-weight-change',
  'update-ratio',
  'activation-mean',
  'activation-deviation',
  'sample-spread',
  'pre-activation-deviation',
  'saturated-share',
  'dead-share',
  'unit-diversity',
] as const satisfies readonly SignalName[];

export function toRecording({ name, record }: RecordedRun): Recording {
  const { traces: _traces, engine: _engine, ...description } = record.description;
  return {
    name,
    description,
    outcome: record.totals?.outcome ?? 'stopped',
    losses: record.reports.map((report) =>
      [
        report.loss,
        report.accuracy,
        report.validationLoss,
        report.validationAccuracy,
        report.probeLoss ?? null,
      ].map((value) => kept(value, 4)),
    ),
    signals: record.reports
      .filter((report) => isKept(report, record.reports))
      .map((report) => [
        report.epoch,
        Object.fromEntries(
          keptNames.flatMap((signal) => {
            const values = report.signals[signal];
            return values === undefined ? [] : [[signal, values.map((value) => kept(value, 3))]];
          }),
        ),
      ]),
  };
}

/** Every epoch in which verdicts are made, then ever fewer, and the last one. */
function isKept({ epoch }: EpochReport, reports: readonly EpochReport[]): boolean {
  return epoch <= 6 || epoch % 5 === 0 || epoch === reports.at(-1)?.epoch;
}

function kept(value: number | null, digits: number): KeptNumber {
  if (value === null) return null;
  return Number.isFinite(value) ? Number(value.toPrecision(digits)) : String(value);
}

/** The run as it was, but for its digits. Between kept epochs the signals are those of the last one before. */
export function fromRecording(recording: Recording, run: CalibrationRun): RecordedRun {
  const { experiment: document, ...rest } = run;
  const experiment = experimentFromJson(document);
  if (!experiment.ok) throw new Error(JSON.stringify(experiment.problems));
  const signals = new Map(recording.signals);
  let latest: KeptSignals = {};
  const reports = recording.losses.map((numbers, epoch): EpochReport => {
    latest = signals.get(epoch) ?? latest;
    const [loss = null, accuracy = null, validationLoss = null, validationAccuracy = null] =
      numbers.map(restored);
    const probeLoss = restored(numbers[4] ?? null);
    return {
      epoch,
      loss,
      accuracy,
      validationLoss,
      validationAccuracy,
      ...(probeLoss === null ? {} : { probeLoss }),
      signals: Object.fromEntries(
        Object.entries(latest).map(([name, values]): [string, LayerValues] => [
          name,
          values.map(restored),
        ]),
      ),
      traces: [],
    };
  });
  return {
    ...rest,
    record: {
      experiment: experiment.value,
      description: { ...recording.description, traces: [], engine: recordedEngine },
      reports,
      totals: {
        outcome: recording.outcome,
        epochs: reports.length - 1,
        steps: (reports.length - 1) * recording.description.stepsPerEpoch,
        msPerStep: null,
        msPerMeasurement: null,
      },
    },
  };
}

function restored(value: KeptNumber): number | null {
  return value === null ? null : Number(value);
}

const recordedEngine = {
  name: 'tensorflow',
  tensorflow: null,
  device: 'CPU',
  mode: 'xla',
  compileMs: 0,
} as const;
