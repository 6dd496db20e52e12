import type { DataSummary } from '../../../shared/data/data-summary';
import type { Experiment } from '../../../shared/experiment/experiment';
import type { WindowEvents } from '../../../shared/messages/events';
import type { Result } from '../../../shared/problems/problem';

/** The data of which a summary is wanted. */
export interface DataRequest {
  readonly data: Experiment['data'];
  /** Folder to which relative paths are relative. */
  readonly folder: string;
  readonly seed: number;
}

/** What the data process tells: how far it is, and one answer to each {@link DataRequest}, in order. */
export type DataMessage =
  | { readonly kind: 'progress'; readonly progress: DataProgress }
  | { readonly kind: 'answer'; readonly answer: DataAnswer };

export type DataProgress = WindowEvents['data:progress'];
export type DataAnswer = Result<DataSummary>;
