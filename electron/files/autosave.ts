import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Experiment } from '../../shared/experiment/experiment';
import { experimentFromJson, writeExperiment } from '../../shared/experiment/read-experiment';
import { fail, succeed } from '../../shared/problems/problem';
import type { Problem, Result } from '../../shared/problems/problem';
import { isFileSystemError, writeFileAtomically } from './atomic-write';
import { fileProblem } from './file-problems';
import { readJsonFile, setAside } from './json-file';

/** The state of the work on the canvas. */
export interface Work {
  readonly experiment: Experiment;
  /** The file it was opened from or saved to; null: an example, or never saved. */
  readonly file: string | null;
  readonly unsaved: boolean;
}

export interface RestoredWork {
  /** null: there is nothing to restore. */
  readonly work: Work | null;
  /** What was damaged or unreadable, and where the damaged copy is kept. */
  readonly notice: Problem | null;
}

const autosaveSchema = v.strictObject({
  format: v.literal('gradient-lab/autosave'),
  version: v.literal(1),
  file: v.nullable(v.string()),
  unsaved: v.boolean(),
  /** Checked and, where an older version wrote it, migrated by experimentFromJson. */
  experiment: v.unknown(),
});

/** The present work in autosave.json of the data folder, and the generation before it in autosave-previous.json. */
export class Autosave {
  readonly #folder: string;
  readonly #now: () => Date;
  #writing: Promise<unknown> = Promise.resolve();
  #latest: Work | null = null;

  constructor(folder: string, now: () => Date = () => new Date()) {
    this.#folder = folder;
    this.#now = now;
  }

  /** Writes follow one another, so that the newest state is the one that stays. */
  write(work: Work): Promise<Result<null>> {
    this.#latest = work;
    const written = this.#writing.then(() => this.#writeNow(work));
    this.#writing = written.catch(() => undefined);
    return written;
  }

  /** The newest generation that can be read; damaged ones are set aside under dated names. */
  async restore(): Promise<RestoredWork> {
    const notices: Problem[] = [];
    for (const file of [this.#file, this.#previousFile]) {
      const generation = await this.#readGeneration(file);
      if (generation === null) continue;
      if (generation.ok) {
        this.#latest = generation.value;
        return { work: generation.value, notice: notices[0] ?? null };
      }
      notices.push(...generation.problems);
    }
    return { work: null, notice: notices[0] ?? null };
  }

  /**
   * The user does not want the unsaved work: the next start shows its file as it is on the disk, or the starting
   * example where there is none.
   */
  async discard(): Promise<void> {
    await this.#writing;
    const latest = this.#latest;
    if (latest !== null && latest.file !== null) {
      await this.write({ ...latest, unsaved: false });
      return;
    }
    await rm(this.#file, { force: true });
    await rm(this.#previousFile, { force: true });
  }

  get #file(): string {
    return join(this.#folder, 'autosave.json');
  }

  get #previousFile(): string {
    return join(this.#folder, 'autosave-previous.json');
  }

  async #writeNow({ experiment, file, unsaved }: Work): Promise<Result<null>> {
    const content: v.InferInput<typeof autosaveSchema> = {
      format: 'gradient-lab/autosave',
      version: 1,
      file,
      unsaved,
      experiment: JSON.parse(writeExperiment(experiment)),
    };
    try {
      await mkdir(this.#folder, { recursive: true });
      await writeFileAtomically(this.#file, `${JSON.stringify(content, null, 2)}\n`, {
        keepPreviousAs: this.#previousFile,
      });
      return succeed(null);
    } catch (error) {
      return fail(fileProblem(error, this.#file, 'written'));
    }
  }

  /** null: there is none. */
  async #readGeneration(file: string): Promise<Result<Work> | null> {
    try {
      const content = await readJsonFile(file, autosaveSchema);
      if (content.kind === 'absent') return null;
      if (content.kind === 'damaged') return fail(await this.#setAside(file, content.why));
      const { experiment: stored, file: own, unsaved } = content.value;
      const experiment = experimentFromJson(stored);
      if (experiment.ok) return succeed({ experiment: experiment.value, file: own, unsaved });
      return fail(await this.#setAside(file, experiment.problems[0].message));
    } catch (error) {
      if (!isFileSystemError(error)) throw error;
      return fail(fileProblem(error, file, 'read'));
    }
  }

  async #setAside(file: string, why: string): Promise<Problem> {
    const kept = await setAside(file, this.#now());
    return {
      code: 'autosave-damaged',
      message: `The automatically saved work was damaged (${why}).`,
      hint: `The damaged copy is kept as ${kept}.`,
      place: { kind: 'file', file: kept },
    };
  }
}
