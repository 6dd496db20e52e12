import * as v from 'valibot';
import type { EpochResult } from '../../shared/diagnosis/run-result';
import type { Verdict } from '../../shared/diagnosis/verdict';
import type { Experiment } from '../../shared/experiment/experiment';
import type { Problem } from '../../shared/problems/problem';
import type { EpochReport, RunDescription, RunTotals } from '../../shared/signals/run-report';

/** A run as the database has it. */
export interface KeptRun {
  readonly id: string;
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly begun: number;
  /** null: it is in progress, or its program was ended under it. */
  readonly ended: number | null;
  readonly experiment: Experiment;
  /** To which relative paths of the experiment are relative. */
  readonly folder: string;
  /** null: it failed before it was compiled. */
  readonly description: RunDescription | null;
  readonly totals: RunTotals | null;
  /** Why it failed. */
  readonly problem: Problem | null;
  readonly verdict: Verdict | null;
  /** File of its weights; null where there are none. */
  readonly weights: string | null;
}

/** What a run's epochs told, from epoch 0 on. */
export interface KeptEpochs {
  readonly losses: readonly (EpochResult & { readonly epoch: number })[];
  /** null: the run is old and its signals were dropped. */
  readonly reports: readonly EpochReport[] | null;
}

const anyNumber = v.custom<number>((value) => typeof value === 'number', 'a number');
const perhaps = v.nullable(anyNumber);

export const lossesSchema = v.array(
  v.object({
    epoch: anyNumber,
    loss: perhaps,
    accuracy: perhaps,
    validationLoss: perhaps,
    validationAccuracy: perhaps,
  }),
);

/** Written by this program alone: enough is checked to tell it from something else. */
export const descriptionSchema = v.custom<RunDescription>((value) =>
  hasFields(value, 'layers', 'engine', 'noInformationLoss'),
);
export const totalsSchema = v.custom<RunTotals>((value) => hasFields(value, 'outcome', 'epochs'));
export const problemSchema = v.custom<Problem>((value) => hasFields(value, 'code', 'message'));
export const verdictSchema = v.custom<Verdict>((value) => hasFields(value, 'code', 'evidence'));
export const reportsSchema = v.array(
  v.custom<EpochReport>((value) => hasFields(value, 'epoch', 'loss', 'signals', 'traces')),
);

function hasFields(value: unknown, ...fields: readonly string[]): boolean {
  return typeof value === 'object' && value !== null && fields.every((field) => field in value);
}
