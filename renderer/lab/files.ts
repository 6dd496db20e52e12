import type { Experiment } from '../../shared/experiment/experiment';
import type { OpenedExperiment } from '../../shared/messages/requests';
import type { Result } from '../../shared/problems/problem';
import type { ExperimentDocument } from './experiment-document.svelte';
import type { MainProcess } from './main-process';
import type { Notices } from './notices';
import type { View } from './view.svelte';

interface Context {
  readonly mainProcess: MainProcess;
  readonly document: ExperimentDocument;
  readonly view: View;
  readonly notices: Notices;
  /** Runs of another experiment are of no use to the one that is opened. */
  readonly onReplaced: () => void;
}

/** Opening and saving. What is unsaved is never replaced without asking. */
export class Files {
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
    context.mainProcess.on('experiment:offered', (answer) => {
      this.#askBefore(() => void this.#openAnswered(Promise.resolve(answer)));
    });
  }

  /** From a template, as it is sized now. */
  startFrom(experiment: Experiment): void {
    this.#askBefore(() => this.#show({ experiment, file: null, unsaved: false, notice: null }));
  }

  open(): void {
    const { mainProcess } = this.#context;
    this.#askBefore(() => void this.#openAnswered(mainProcess.request('experiment:open', null)));
  }

  openRecent(file: string): void {
    const { mainProcess } = this.#context;
    this.#askBefore(
      () => void this.#openAnswered(mainProcess.request('experiment:open-recent', { file })),
    );
  }

  openExample(name: string): void {
    const { mainProcess } = this.#context;
    this.#askBefore(
      () => void this.#openAnswered(mainProcess.request('experiment:open-example', { name })),
    );
  }

  /** False where it was not saved: refused, or the user cancelled. */
  save(): Promise<boolean> {
    return this.#saveTo(this.#context.document.file);
  }

  saveAs(): Promise<boolean> {
    return this.#saveTo(null);
  }

  async #saveTo(file: string | null): Promise<boolean> {
    const { mainProcess, document, view, notices } = this.#context;
    const experiment = document.experiment;
    const answer = await mainProcess.request('experiment:save', { experiment, file });
    if (answer === null) return false;
    if (!answer.ok) {
      view.open({ kind: 'problems', title: 'Not saved', problems: answer.problems });
      return false;
    }
    document.savedAs(experiment, answer.value.file);
    notices.done(`Saved to ${answer.value.file}`);
    return true;
  }

  async #openAnswered(asked: Promise<Result<OpenedExperiment> | null>): Promise<void> {
    const answer = await asked;
    if (answer === null) return;
    if (answer.ok) {
      this.#show(answer.value);
      return;
    }
    const { view } = this.#context;
    view.open({ kind: 'problems', title: 'This file cannot be opened', problems: answer.problems });
  }

  #show(opened: OpenedExperiment): void {
    this.#context.document.replace(opened);
    this.#context.view.show('lab');
    this.#context.onReplaced();
    if (opened.notice !== null) this.#context.notices.problem(opened.notice);
  }

  #askBefore(proceed: () => void): void {
    const { document, view } = this.#context;
    if (!document.unsaved) return proceed();
    view.open({
      kind: 'unsaved',
      name: document.experiment.name,
      proceed,
      save: () => this.save(),
    });
  }
}
