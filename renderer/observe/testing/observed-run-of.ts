import type { ObservedRun } from '../observed-run';
import { RunColumns } from '../run-columns';
import type { KeptReport } from '../../lab/report-history';
import type { EpochReport, RunDescription, WeightTrace } from '../../../shared/signals/run-report';
import type { LayerValues, SignalName } from '../../../shared/signals/signal';

/** What a test says of a run; row 0 of everything is epoch 0. */
export interface TestRun {
  readonly name?: string;
  readonly layers: number;
  readonly signals?: Readonly<Partial<Record<SignalName, readonly LayerValues[]>>>;
  readonly loss?: readonly (number | null)[];
  readonly validationLoss?: readonly (number | null)[];
  readonly accuracy?: readonly (number | null)[];
  readonly traces?: readonly WeightTrace[];
  readonly traceValues?: readonly (readonly number[])[];
  readonly noInformationLoss?: number;
  readonly units?: number;
}

/** A run for tests of pictures: dense layers d1, d2, ... of which the last is the output. */
export function observedRunOf(run: TestRun): ObservedRun {
  const name = run.name ?? 'run 1';
  const reports = reportsOf(run);
  const columns = new RunColumns().follow(asKept(reports));
  return { id: name, name, description: describe(run), reports, columns };
}

/** As a short run is kept: whole. */
export function asKept(reports: readonly EpochReport[]): readonly KeptReport[] {
  return reports.map((report) => ({ report, passed: null }));
}

function reportsOf(run: TestRun): readonly EpochReport[] {
  const signalRows = Object.values(run.signals ?? {}).map((rows) => rows.length);
  const lengths = [run.loss?.length ?? 0, run.traceValues?.length ?? 0, ...signalRows];
  return Array.from({ length: Math.max(...lengths) }, (_, epoch) => ({
    epoch,
    loss: run.loss?.[epoch] ?? null,
    accuracy: run.accuracy?.[epoch] ?? null,
    validationLoss: run.validationLoss?.[epoch] ?? null,
    validationAccuracy: null,
    signals: Object.fromEntries(
      Object.entries(run.signals ?? {}).map(([signal, rows]) => [signal, rows[epoch] ?? []]),
    ),
    traces: run.traceValues?.[epoch] ?? [],
  }));
}

function describe(run: TestRun): RunDescription {
  const units = run.units ?? 2;
  return {
    layers: Array.from({ length: run.layers }, (_, index) => ({
      id: `d${index + 1}`,
      title: index === run.layers - 1 ? 'Output' : 'Dense',
      depth: index + 1,
      parameters: 6,
      kernelShape: [2, units],
    })),
    traces: run.traces ?? [],
    noInformationLoss: run.noInformationLoss ?? Math.log(units),
    parameters: 6 * run.layers,
    stepsPerEpoch: 50,
    trainingRows: 1600,
    validationRows: 400,
    task: 'classification',
    engine: {
      name: 'reference',
      tensorflow: null,
      device: 'CPU',
      mode: 'interpreter',
      compileMs: 1,
    },
  };
}
