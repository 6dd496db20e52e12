import type { OpenedExperiment } from '../../shared/messages/requests';
import { succeed } from '../../shared/problems/problem';
import type { Result } from '../../shared/problems/problem';
import { readExperimentFile } from '../files/experiment-files';
import type { RecentFiles } from '../files/recent-files';
import { RefusedRequest } from './requests/request-router';

/**
 * The experiment files that the user has named: in a dialog, on the command line, or before the last end. The window
 * may write to these and to no others: even a window that runs foreign code cannot have main overwrite a file of its
 * choice.
 */
export class OpenedFiles {
  readonly #files = new Set<string>();
  readonly #recent: RecentFiles;
  #given: string | null;

  /** @param given on the command line, to be opened at start. */
  constructor(given: string | null, recent: RecentFiles) {
    this.#given = given;
    this.#recent = recent;
  }

  /** Opened or saved last, in this sitting or an earlier one; newest first. */
  get recent(): readonly string[] {
    return this.#recent.files;
  }

  /** The file to open at start, once: a window that is reloaded restores its work instead. */
  takeGiven(): string | null {
    const given = this.#given;
    this.#given = null;
    return given;
  }

  async open(file: string): Promise<Result<OpenedExperiment>> {
    const experiment = await readExperimentFile(file);
    if (!experiment.ok) {
      await this.#recent.forget(file);
      return experiment;
    }
    await this.add(file);
    return succeed({ experiment: experiment.value, file, unsaved: false, notice: null });
  }

  /** @throws RefusedRequest */
  async openRecent(file: string): Promise<Result<OpenedExperiment>> {
    if (this.recent.includes(file)) return this.open(file);
    throw new RefusedRequest('The window named a file that was never opened.');
  }

  async add(file: string): Promise<void> {
    this.#files.add(file);
    await this.#recent.add(file);
  }

  /** @throws RefusedRequest */
  demand(file: string | null): void {
    if (file === null || this.#files.has(file)) return;
    throw new RefusedRequest('The window named a file that the user never chose.');
  }
}
