import { resolve } from 'node:path';

export interface CommandLine {
  readonly words: readonly string[];
  /** In development the first word after the program is the folder of the app. */
  readonly isPackaged: boolean;
  readonly workingFolder: string;
}

/** The experiment file that the program was started with, as a double click on one starts it; null: none. */
export function givenFile({ words, isPackaged, workingFolder }: CommandLine): string | null {
  const names = words.slice(1).filter((word) => word !== '' && !word.startsWith('-'));
  const file = names[isPackaged ? 0 : 1];
  return file === undefined ? null : resolve(workingFolder, file);
}
