/** What a benchmark needs of the command that it is part of. */
export interface BenchSurroundings {
  /** The built engine process. */
  readonly engineProgram: string;
  /** Holds the files of rows that read their data. */
  readonly folder: string;
  readonly onProgress: (words: string) => void;
  /** For people, as soon as a row is done. */
  readonly onTable: (text: string) => void;
}
