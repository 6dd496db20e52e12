import type { OpenedExperiment } from '../../shared/messages/requests';
import { succeed } from '../../shared/problems/problem';
import type { Result } from '../../shared/problems/problem';
import { readExperimentFile } from '../files/experiment-files';
import { RefusedRequest } from './requests/request-router';

/**
 * The experiment files that the user has named: in a dialog, on the command line, or before the last end. The window
 * may write to these and to no others: even a window that runs foreign code cannot have main overwrite a file of its
 * choice.
 */
export class OpenedFiles {
  readonly #files = new Set<string>();
  #given: string | null;

  /** @param given on the command line, to be opened at start. */
  constructor(given: string | null) {
    this.#given = given;
  }

  /** The file to open at start, once: a window that is reloaded restores its work instead. */
  takeGiven(): string | null {
    const given = this.#given;
    this.#given = null;
    return given;
  }

  async open(file: string): Promise<Result<OpenedExperiment>> {
    const experiment = await readExperimentFile(file);
    if (!experiment.ok) return experiment;
    this.add(file);
    return succeed({ experiment: experiment.value, file, unsaved: false, notice: null });
  }

  add(file: string): void {
    this.#files.add(file);
  }

  /** @throws RefusedRequest */
  demand(file: string | null): void {
    if (file === null || this.#files.has(file)) return;
    throw new RefusedRequest('The window named a file that the user never chose.');
  }
}
