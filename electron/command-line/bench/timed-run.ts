import type { Result } from '../../../shared/problems/problem';
import { fail, succeed } from '../../../shared/problems/problem';
import type { EngineDescription } from '../../../shared/signals/run-report';
import { trainInEngine } from '../train-in-engine';
import type { BenchRow } from './bench-rows';

export interface TimedRun {
  readonly engine: EngineDescription;
  readonly msPerStep: number;
  readonly msPerMeasurement: number;
  /** All steps of an epoch, without what is measured at its end. */
  readonly msPerEpoch: number;
  readonly firstEpochMs: number;
}

/** Trains a row of the benchmark in an engine process of its own, and says how long that took. */
export async function timedRun(
  { experiment, data }: BenchRow,
  epochs: number,
  engineProgram: string,
  folder: string,
  signals: 'all' | 'none' = 'all',
): Promise<Result<TimedRun>> {
  const { training } = experiment;
  const shortened = { ...experiment, training: { ...training, epochs } };
  const began = performance.now();
  let firstEpochEnded = began;
  const trained = await trainInEngine(
    {
      experiment: shortened,
      folder,
      engine: 'automatic',
      device: 'cpu',
      traces: null,
      ...(signals === 'none' ? { signals } : {}),
    },
    {
      engineProgram,
      withWeights: false,
      onEvent: (event) => {
        if (event.kind === 'epoch' && event.report.epoch === 1) firstEpochEnded = performance.now();
      },
    },
  );
  if (!trained.ok) return trained;
  const { description, totals } = trained.value;
  const { msPerStep = null, msPerMeasurement = null } = totals ?? {};
  if (msPerStep === null || msPerMeasurement === null) return fail(tooShort);
  return succeed({
    engine: description.engine,
    msPerStep,
    msPerMeasurement,
    msPerEpoch: msPerStep * Math.floor(data.trainingRows / training.batchSize),
    firstEpochMs: firstEpochEnded - began,
  });
}

const tooShort = {
  code: 'run-too-short',
  message: 'The run was too short to be timed.',
} as const;
