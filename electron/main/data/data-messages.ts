import type { DataSummary } from '../../../shared/data/data-summary';
import type { Experiment } from '../../../shared/experiment/experiment';
import type { Result } from '../../../shared/problems/problem';

/** The data of which a summary is wanted. */
export interface DataRequest {
  readonly data: Experiment['data'];
  /** Folder to which relative paths are relative. */
  readonly folder: string;
  readonly seed: number;
}

/** What the data process answers to a {@link DataRequest}: one answer to each, in order. */
export type DataAnswer = Result<DataSummary>;
