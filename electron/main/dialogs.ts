import { access } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { dialog } from 'electron';
import type { BrowserWindow, FileFilter } from 'electron';
import { safeFileName } from '../files/safe-file-name';

/** Everything that the program asks in a dialog of the operating system. Cancelling is null. */
export class Dialogs {
  readonly #window: BrowserWindow;
  /** Where the next dialog begins: where the last one ended. */
  #folder: string;

  constructor(window: BrowserWindow, folder: string) {
    this.#window = window;
    this.#folder = folder;
  }

  chooseExperiment(): Promise<string | null> {
    return this.#open('Open experiment', experimentFilters, 'openFile');
  }

  chooseLesson(): Promise<string | null> {
    return this.#open('Open lesson', lessonFilters, 'openFile');
  }

  chooseGpuPack(): Promise<string | null> {
    return this.#open('Add the GPU pack', gpuPackFilters, 'openFile');
  }

  /** A path for the data of the given source: a folder where the source is one. */
  chooseData(source: string): Promise<string | null> {
    if (source === 'images') return this.#open('Choose a folder of pictures', [], 'openDirectory');
    const filters = dataFilters[source] ?? [];
    return this.#open('Choose data', [...filters, everyFile], 'openFile');
  }

  chooseWhereToSave(suggestedName: string): Promise<string | null> {
    return this.#save(suggestedName, experimentFilters);
  }

  chooseWhereToExport(suggestedName: string): Promise<string | null> {
    return this.#save(suggestedName, []);
  }

  async askAboutRun(): Promise<'keep-training' | 'stop-and-close'> {
    const answers = ['keep-training', 'stop-and-close'] as const;
    const index = await this.#ask({
      message: 'A run is in progress.',
      detail: 'Closing stops it. What it has reported so far is kept.',
      buttons: ['Keep training', 'Stop and close'],
    });
    return answers[index] ?? 'keep-training';
  }

  async askAboutUnsavedWork(): Promise<'save' | 'discard' | 'cancel'> {
    const answers = ['save', 'discard', 'cancel'] as const;
    const index = await this.#ask({
      message: 'Save your changes before closing?',
      detail: 'They are lost if you do not save them.',
      buttons: ['Save', "Don't save", 'Cancel'],
      cancelId: 2,
    });
    return answers[index] ?? 'cancel';
  }

  async askAfterCrash(): Promise<'reload' | 'close'> {
    const index = await this.#ask({
      message: 'The window stopped working.',
      detail: 'Your work was saved automatically and comes back when the window is reloaded.',
      buttons: ['Reload', 'Close'],
    });
    return index === 1 ? 'close' : 'reload';
  }

  async #ask(question: Question): Promise<number> {
    const { response } = await dialog.showMessageBox(this.#window, {
      type: 'question',
      title: 'Gradient Lab',
      defaultId: 0,
      cancelId: 0,
      noLink: true,
      ...question,
    });
    return response;
  }

  async #open(
    title: string,
    filters: FileFilter[],
    kind: 'openFile' | 'openDirectory',
  ): Promise<string | null> {
    const { canceled, filePaths } = await dialog.showOpenDialog(this.#window, {
      title,
      filters,
      properties: [kind],
      defaultPath: this.#folder,
    });
    const [path] = filePaths;
    return canceled || path === undefined ? null : this.#choose(path);
  }

  async #save(suggestedName: string, filters: FileFilter[]): Promise<string | null> {
    const name = safeFileName(suggestedName);
    const { canceled, filePath } = await dialog.showSaveDialog(this.#window, {
      filters,
      defaultPath: join(this.#folder, name),
      properties: ['showOverwriteConfirmation', 'createDirectory'],
    });
    if (canceled || filePath === '') return null;
    return this.#choose(await withExtension(filePath, extname(name)));
  }

  #choose(path: string): string {
    this.#folder = dirname(path);
    return path;
  }
}

/** Adds the usual extension to a name typed without one, unless that would replace a file that nobody spoke of. */
async function withExtension(path: string, extension: string): Promise<string> {
  if (extname(path) !== '' || extension === '') return path;
  const complete = `${path}${extension}`;
  return access(complete).then(
    () => path,
    () => complete,
  );
}

interface Question {
  readonly message: string;
  readonly detail: string;
  readonly buttons: string[];
  readonly cancelId?: number;
}

const everyFile: FileFilter = { name: 'All files', extensions: ['*'] };

const experimentFilters: FileFilter[] = [
  { name: 'Experiment', extensions: ['gradient-lab', 'json'] },
  everyFile,
];

const gpuPackFilters: FileFilter[] = [{ name: 'GPU pack', extensions: ['gz'] }, everyFile];

const lessonFilters: FileFilter[] = [{ name: 'Lesson', extensions: ['json'] }, everyFile];

const dataFilters: Readonly<Record<string, readonly FileFilter[]>> = {
  csv: [{ name: 'Table', extensions: ['csv', 'tsv', 'txt', 'gz'] }],
  npy: [{ name: 'NumPy array', extensions: ['npy', 'npz'] }],
};
