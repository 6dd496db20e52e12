import type { DataSummary } from '../../../shared/data/data-summary';
import type { Preflight } from '../../../shared/diagnosis/preflight';
import type { Experiment } from '../../../shared/experiment/experiment';
import type { LessonReport } from '../../../shared/lessons/lesson-outcome';
import type { WindowEvents } from '../../../shared/messages/events';
import type { Result } from '../../../shared/problems/problem';

/** What the data process is asked to do, one thing at a time. */
export type DataRequest =
  | ({ readonly kind: 'summarize' } & RowsRequest)
  | { readonly kind: 'preflight'; readonly experiment: Experiment; readonly folder: string }
  /** Measures the starting weights of a bundled lesson, in a process of its own: it takes seconds. */
  | { readonly kind: 'lesson'; readonly name: string };

/** Rows as an experiment names them. */
export interface RowsRequest {
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

export type DataAnswer =
  | { readonly to: 'summarize'; readonly result: SummaryResult }
  | { readonly to: 'preflight'; readonly result: PreflightResult }
  | { readonly to: 'lesson'; readonly result: LessonResult };

export type SummaryResult = Result<DataSummary>;
export type PreflightResult = Result<Preflight>;
export type LessonResult = Result<LessonReport>;
