import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { defaultPreferences, preferencesSchema } from '../../shared/messages/preferences';
import type { Preferences } from '../../shared/messages/preferences';
import { isFileSystemError, writeFileAtomically } from './atomic-write';
import { readJsonFile, setAside } from './json-file';

/** Tolerant where another version wrote the file: what is unknown is dropped, what is missing is the default. */
const storedPreferencesSchema = v.pipe(
  v.unknown(),
  v.check((stored) => !Array.isArray(stored), 'an object, not an array'),
  v.record(v.string(), v.unknown()),
  v.transform((stored) => ({ ...defaultPreferences, ...stored })),
  v.object(preferencesSchema.entries),
);

/** Preferences in preferences.json of the data folder. */
export class PreferencesFile {
  readonly #folder: string;
  readonly #now: () => Date;
  #writing: Promise<void> = Promise.resolve();

  constructor(folder: string, now: () => Date = () => new Date()) {
    this.#folder = folder;
    this.#now = now;
  }

  get #file(): string {
    return join(this.#folder, 'preferences.json');
  }

  /** A damaged file is kept under a dated name, and the defaults hold; so they do where it cannot be read. */
  async read(): Promise<Preferences> {
    try {
      const content = await readJsonFile(this.#file, storedPreferencesSchema);
      if (content.kind === 'value') return content.value;
      if (content.kind === 'damaged') await setAside(this.#file, this.#now());
    } catch (error) {
      if (!isFileSystemError(error)) throw error;
    }
    return defaultPreferences;
  }

  /** Writes follow one another, so that the last one asked for is the one that stays. */
  write(preferences: Preferences): Promise<void> {
    const written = this.#writing.then(async () => {
      await mkdir(this.#folder, { recursive: true });
      await writeFileAtomically(this.#file, `${JSON.stringify(preferences, null, 2)}\n`);
    });
    this.#writing = written.catch(() => undefined);
    return written;
  }
}
