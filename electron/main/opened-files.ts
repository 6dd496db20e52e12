import { RefusedRequest } from './requests/request-router';

/**
 * The experiment files that the user has chosen in a dialog or that were restored at start. The window may write to
 * these and to no others: even a window that runs foreign code cannot have main overwrite a file of its choice.
 */
export class OpenedFiles {
  readonly #files = new Set<string>();

  add(file: string): void {
    this.#files.add(file);
  }

  /** @throws RefusedRequest */
  demand(file: string | null): void {
    if (file === null || this.#files.has(file)) return;
    throw new RefusedRequest('The window named a file that the user never chose.');
  }
}
