import type { DataOptions, DataSource } from '../../shared/data/data-source';
import type { RawTable } from '../../shared/data/data-set';
import type { Preview } from '../../shared/data/summarize';
import type { Problem, Result } from '../../shared/problems/problem';

/** One source of rows on disk, complete: adding one is one such function in one file and one line in load-data.ts. */
export type Reader<Options extends DataOptions> = (
  options: Options,
  context: ReadContext,
) => Promise<Result<SourceRows>>;

/** The data section of an experiment with this source. */
export type OptionsOf<Source extends DataSource> = Extract<
  DataOptions,
  { readonly source: Source }
>;

/** What a reader found, before split and scaling. */
export interface SourceRows {
  readonly title: string;
  readonly table: RawTable;
  /** Rows of validationPath, with the same inputs and classes as the table. */
  readonly validation?: RawTable;
  readonly preview: Preview;
  /** Choices that the reader made and that a person may want to know of. */
  readonly notices: readonly Problem[];
}

export interface ReadContext {
  /** Folder to which relative paths are relative. */
  readonly folder: string;
  readonly signal?: AbortSignal;
  /** Called a few times a second while something takes long. */
  readonly progress: (progress: LoadProgress) => void;
}

export interface LoadProgress {
  readonly stage: 'reading' | 'unpacking' | 'parsing' | 'preparing';
  readonly file?: string;
  /** 0 to 1; null where it cannot be known. */
  readonly share: number | null;
}

export const cancelled: Problem = {
  code: 'data-loading-cancelled',
  message: 'Loading the data was cancelled.',
};

/** Lets other work of the process run; false: the caller has been cancelled meanwhile. */
export async function pause({ signal }: ReadContext): Promise<boolean> {
  await new Promise((resolve) => setImmediate(resolve));
  return signal?.aborted !== true;
}
