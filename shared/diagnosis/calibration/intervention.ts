import type { RunRecord } from '../diagnose';
import type { VerdictCode } from '../verdict';
import type { CalibrationRun } from './calibration-case';

export interface RecordedRun extends Omit<CalibrationRun, 'experiment'> {
  readonly record: RunRecord;
}

/** A run with the label that an intervention has confirmed. */
export interface LabelledRun extends RecordedRun {
  readonly confirmed: VerdictCode;
}

export interface LabelledSuite {
  readonly runs: readonly LabelledRun[];
  /** Names of the runs on which the intervention came out between yes and no. */
  readonly dropped: readonly string[];
}

/** A healthy run has lost so much of the no-information loss at its end. */
const trains = 0.35;
/** With the cause taken away a network learns so much more that there is no doubt, ... */
const faulty = 0.4;
/** ... or so little more that the cause was none. */
const harmless = 0.9;

/** Labels every run by what happened, never by what a rule says of it. */
export function labelledSuite(recorded: readonly RecordedRun[]): LabelledSuite {
  const byName = new Map(recorded.map((run) => [run.name, run]));
  const runs: LabelledRun[] = [];
  const dropped: string[] = [];
  for (const run of recorded) {
    const confirmed = confirmedLabel(run, byName);
    if (confirmed === null) dropped.push(run.name);
    else runs.push({ ...run, confirmed });
  }
  return { runs, dropped };
}

function confirmedLabel(
  run: RecordedRun,
  byName: ReadonlyMap<string, RecordedRun>,
): VerdictCode | null {
  const own = learnedShare(run);
  if (run.repairedBy === null) return own >= trains ? 'healthy' : null;
  const repair = byName.get(run.repairedBy);
  if (repair === undefined) return null;
  const repaired = learnedShare(repair);
  if (repaired < trains) return null;
  if (own < faulty * repaired) return ofRate.includes(run.label) ? rateLabel(run) : run.label;
  return own >= harmless * repaired ? 'healthy' : null;
}

/** A high rate has two outcomes, which the run itself shows: nearly all units of a ReLU layer are dead, or they are not. */
const ofRate: readonly VerdictCode[] = ['dead-units', 'learning-rate-too-high'];

function rateLabel({ label, record }: RecordedRun): VerdictCode | null {
  const { experiment, reports, totals } = record;
  if (totals?.outcome === 'diverged') return 'learning-rate-too-high';
  const rectifies = experiment.network.layers.some(
    (layer) => layer.type === 'activation' && layer.function === 'relu',
  );
  const dead = reports.at(-1)?.signals['dead-share'] ?? [];
  if (rectifies && dead.some((share) => share !== null && share >= 0.9)) return 'dead-units';
  return label === 'learning-rate-too-high' ? label : null;
}

/**
 * Share of the no-information loss that is gone, mean of the last three epochs; of targets without signal that of
 * the validation rows, for training rows can be learned by heart.
 */
export function learnedShare({ record, rowFault }: RecordedRun): number {
  const { reports, totals, description } = record;
  if (totals?.outcome === 'diverged') return -1;
  const losses = reports
    .slice(-3)
    .map(({ loss, validationLoss }) => (rowFault === 'shuffled-targets' ? validationLoss : loss));
  const mean = losses.reduce((sum: number, loss) => sum + (loss ?? NaN), 0) / losses.length;
  return Number.isFinite(mean) ? 1 - mean / description.noInformationLoss : -1;
}
