import type { Problem } from '../problems/problem';
import type { EngineDescription, EpochReport } from '../signals/run-report';
import { diagnose } from './diagnose';
import type { RunRecord } from './diagnose';
import { predictedFromStart, preflightOutcome } from './preflight-held';
import type { PreflightOutcome } from './preflight-held';
import type { Verdict } from './verdict';

export const resultFormat = 'gradient-lab/result';
export const resultVersion = 1;

/** The outcome of a run as `run --json` prints it and result.json holds it. JSON itself knows no NaN and Infinity. */
export interface RunResult {
  readonly format: typeof resultFormat;
  readonly version: typeof resultVersion;
  readonly verdict: Verdict;
  /** The last epoch. */
  readonly final: EpochResult;
  /** From epoch 1 on. */
  readonly epochs: readonly EpochResult[];
  readonly engine: EngineResult;
  /** What the starting weights had foretold; null where no epoch was made. */
  readonly preflight: PreflightOutcome | null;
  /** What is worth knowing of data and training and did not keep the run from training. */
  readonly notices: readonly Problem[];
}

export interface EpochResult {
  readonly loss: number | null;
  readonly accuracy: number | null;
  readonly validationLoss: number | null;
  readonly validationAccuracy: number | null;
}

export interface EngineResult extends EngineDescription {
  readonly msPerStep: number | null;
  readonly steps: number;
}

const nothing: EpochResult = {
  loss: null,
  accuracy: null,
  validationLoss: null,
  validationAccuracy: null,
};

export function runResult(run: RunRecord): RunResult {
  const { description, reports, totals } = run;
  const epochs = reports.filter(({ epoch }) => epoch > 0).map(epochResult);
  const verdict = diagnose(run);
  const predicted = predictedFromStart(run);
  return {
    format: resultFormat,
    version: resultVersion,
    verdict,
    final: epochs.at(-1) ?? nothing,
    epochs,
    engine: {
      ...description.engine,
      msPerStep: totals?.msPerStep ?? null,
      steps: totals?.steps ?? 0,
    },
    preflight: predicted === null ? null : preflightOutcome(predicted, verdict.code),
    notices: description.notices ?? [],
  };
}

/** Of a run with these reports; all null where no epoch was trained. */
export function finalResult(reports: readonly EpochReport[]): EpochResult {
  const last = reports.at(-1);
  return last === undefined || last.epoch === 0 ? nothing : epochResult(last);
}

function epochResult(report: EpochReport): EpochResult {
  const { loss, accuracy, validationLoss, validationAccuracy } = report;
  return { loss, accuracy, validationLoss, validationAccuracy };
}

/** JSON in which numbers that are not finite are the strings "NaN", "Infinity" and "-Infinity". */
export function toJson(value: unknown, indent?: number): string {
  return JSON.stringify(
    value,
    (_key, field: unknown) =>
      typeof field === 'number' && !Number.isFinite(field) ? String(field) : field,
    indent,
  );
}
