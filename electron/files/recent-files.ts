import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { isFileSystemError, writeFileAtomically } from './atomic-write';
import { readJsonFile } from './json-file';

const most = 10;

const storedSchema = v.array(v.string());

/** The experiment files that were opened or saved last, in recent.json of the data folder. Not worth a word when it cannot be read or written. */
export class RecentFiles {
  readonly #folder: string;
  readonly #onChange: (files: readonly string[]) => void;
  #files: readonly string[] = [];

  constructor(folder: string, onChange: (files: readonly string[]) => void = () => undefined) {
    this.#folder = folder;
    this.#onChange = onChange;
  }

  /** Newest first. */
  get files(): readonly string[] {
    return this.#files;
  }

  async recall(): Promise<void> {
    const content = await passingOver(() => readJsonFile(this.#file, storedSchema));
    if (content?.kind === 'value') this.#keep(content.value);
  }

  /** It was opened or saved just now. */
  async add(file: string): Promise<void> {
    this.#keep([file, ...this.#files.filter((other) => other !== file)]);
    await this.#write();
  }

  /** It is not there any more. */
  async forget(file: string): Promise<void> {
    this.#keep(this.#files.filter((other) => other !== file));
    await this.#write();
  }

  #keep(files: readonly string[]): void {
    this.#files = files.slice(0, most);
    this.#onChange(this.#files);
  }

  async #write(): Promise<void> {
    await passingOver(async () => {
      await mkdir(this.#folder, { recursive: true });
      await writeFileAtomically(this.#file, `${JSON.stringify(this.#files, null, 2)}\n`);
    });
  }

  get #file(): string {
    return join(this.#folder, 'recent.json');
  }
}

async function passingOver<Value>(access: () => Promise<Value>): Promise<Value | null> {
  try {
    return await access();
  } catch (error) {
    if (isFileSystemError(error)) return null;
    throw error;
  }
}
