import type { EpochReport } from '../../shared/signals/run-report';
import { histogramsOf, percentileSignals } from '../../shared/signals/sampled-values';
import type { EpochSignals, MeasuredSignalName } from '../../shared/signals/signal';
import type { TrainingPlan } from '../../shared/training/training-plan';
import type { Evaluation } from '../../shared/training/training-session';
import type { EpochProgress } from './epoch-progress';

type Measurement = Readonly<Record<string, Float32Array>>;

/** Means nothing before a step was made. */
const signalsOfSteps: readonly MeasuredSignalName[] = ['gradient-estimate', 'update-ratio'];

/** The state before training: signals without losses. */
export function startReport(plan: TrainingPlan, measurement: Measurement): EpochReport {
  const measured = plan.measured.filter((name) => !signalsOfSteps.includes(name));
  return {
    epoch: 0,
    loss: null,
    accuracy: null,
    validationLoss: null,
    validationAccuracy: null,
    ...probeLossOf(measurement),
    ...measuredState(plan, measured, measurement),
    traces: [...(measurement.traces ?? [])],
  };
}

export function epochReport(
  plan: TrainingPlan,
  progress: EpochProgress,
  measurement: Measurement,
  evaluation: Evaluation | null,
): EpochReport {
  return {
    epoch: progress.epoch,
    loss: progress.loss,
    accuracy: progress.accuracy,
    validationLoss: evaluation?.loss ?? null,
    validationAccuracy: evaluation?.accuracy ?? null,
    ...probeLossOf(measurement),
    ...measuredState(plan, plan.measured, measurement),
    traces: [...(measurement.traces ?? [])],
  };
}

function measuredState(
  plan: TrainingPlan,
  names: readonly MeasuredSignalName[],
  measurement: Measurement,
): Pick<EpochReport, 'signals' | 'histograms'> {
  const { samples, layers } = plan;
  return {
    signals: {
      ...signalsOf(plan, names, measurement),
      ...percentileSignals(samples, measurement, layers.length),
    },
    histograms: histogramsOf(samples, measurement, layers.length),
  };
}

function signalsOf(
  { applies }: TrainingPlan,
  names: readonly MeasuredSignalName[],
  measurement: Measurement,
): EpochSignals {
  return Object.fromEntries(
    names.map((name) => [
      name,
      Array.from(measurement[name] ?? [], (value, layer) =>
        applies[name][layer] === true ? value : null,
      ),
    ]),
  );
}

function probeLossOf({ probeLoss }: Measurement): Pick<EpochReport, 'probeLoss'> {
  const value = probeLoss?.[0];
  return value === undefined ? {} : { probeLoss: value };
}
