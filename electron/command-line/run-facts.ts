import type { EpochResult } from '../../shared/diagnosis/run-result';
import type { KeptRun } from '../runs/kept-run';
import type { RunDatabase } from '../runs/run-database';

/** A kept run in a list. */
export interface RunFacts {
  readonly id: string;
  readonly name: string;
  /** ISO 8601. */
  readonly begun: string;
  readonly ended: string | null;
  readonly outcome: RunOutcomeWord;
  readonly epochs: number;
  /** The last epoch; null where none was made. */
  readonly final: EpochResult | null;
  readonly verdict: string | null;
  readonly seed: number;
  readonly weights: boolean;
}

export type RunOutcomeWord = 'finished' | 'stopped' | 'diverged' | 'failed' | 'not ended';

export function runFacts(run: KeptRun, database: RunDatabase): RunFacts {
  const { losses } = database.epochs(run.id);
  const last = losses.at(-1);
  return {
    id: run.id,
    name: run.name,
    begun: new Date(run.begun).toISOString(),
    ended: run.ended === null ? null : new Date(run.ended).toISOString(),
    outcome: outcomeOf(run),
    epochs: last?.epoch ?? 0,
    final: last === undefined || last.epoch === 0 ? null : lossesOf(last),
    verdict: run.verdict?.code ?? null,
    seed: run.experiment.seed,
    weights: run.weights !== null,
  };
}

/** A run that has not ended is in progress, or its program was ended under it. */
export function outcomeOf({ totals, problem }: KeptRun): RunOutcomeWord {
  if (problem !== null) return 'failed';
  return totals === null ? 'not ended' : totals.outcome;
}

function lossesOf({ loss, accuracy, validationLoss, validationAccuracy }: EpochResult) {
  return { loss, accuracy, validationLoss, validationAccuracy };
}
