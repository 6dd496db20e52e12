import { constants, deflateSync, inflateSync } from 'node:zlib';
import { toJson } from '../../shared/diagnosis/run-result';
import type { EpochReport } from '../../shared/signals/run-report';
import { lossesSchema, reportsSchema } from './kept-run';
import type { KeptEpochs } from './kept-run';
import { fromJson } from './spelled-json';

/** Some epochs of a run that follow each other, as one row of the database. */
export interface EpochChunk {
  readonly losses: string;
  /** Whole reports, deflated; null where they were dropped. */
  readonly signals: Uint8Array | null;
}

export function packEpochs(reports: readonly EpochReport[]): EpochChunk {
  const losses = reports.map(({ epoch, loss, accuracy, validationLoss, validationAccuracy }) => ({
    epoch,
    loss,
    accuracy,
    validationLoss,
    validationAccuracy,
  }));
  // The fastest level: the window's process has more to do than to save a few bytes.
  const signals = deflateSync(toJson(reports), { level: constants.Z_BEST_SPEED });
  return { losses: toJson(losses), signals };
}

export function unpackEpochs({ losses, signals }: EpochChunk): KeptEpochs {
  return {
    losses: fromJson(lossesSchema, losses),
    reports:
      signals === null ? null : fromJson(reportsSchema, inflateSync(signals).toString('utf8')),
  };
}

/** The chunks of a run, one after the other. */
export function joinEpochs(parts: readonly KeptEpochs[]): KeptEpochs {
  const losses = parts.flatMap((part) => part.losses);
  const reports = parts.flatMap((part) => part.reports ?? []);
  const isWhole = parts.every((part) => part.reports !== null);
  return { losses, reports: isWhole ? reports : null };
}
