import type { Experiment } from '../../shared/experiment/experiment';
import {
  historyOf,
  record,
  redo,
  redoLabel,
  settle,
  undo,
  undoLabel,
} from '../../shared/experiment/history';
import type { History } from '../../shared/experiment/history';
import type { OpenedExperiment } from '../../shared/messages/requests';
import type { Network } from '../../shared/network/network';
import { Debounce } from './debounce';
import type { MainProcess } from './main-process';

/** The experiment that is open: its present state, its undo history, its file. Changes are autosaved. */
export class ExperimentDocument {
  readonly #mainProcess: MainProcess;
  readonly #autosaving: Debounce;
  #history: History<Experiment>;
  #file: string | null;
  /** The state that is on disk; null where it is not. */
  #saved: Experiment | null;
  #autosaveFailed = $state.raw(false);

  constructor(mainProcess: MainProcess, opened: OpenedExperiment, autosaveAfter = 600) {
    this.#mainProcess = mainProcess;
    this.#autosaving = new Debounce(autosaveAfter);
    this.#history = $state.raw(historyOf(opened.experiment));
    this.#file = $state.raw(opened.file);
    this.#saved = $state.raw(opened.unsaved ? null : opened.experiment);
  }

  get experiment(): Experiment {
    return this.#history.present;
  }

  get network(): Network {
    return this.experiment.network;
  }

  get file(): string | null {
    return this.#file;
  }

  /** True while there is something that only the autosave knows. */
  get unsaved(): boolean {
    return this.experiment !== this.#saved;
  }

  /** The last autosave could not be written: a crash would lose the newest changes. */
  get autosaveFailed(): boolean {
    return this.#autosaveFailed;
  }

  get canUndo(): boolean {
    return this.#history.past.length > 0;
  }

  get canRedo(): boolean {
    return this.#history.future.length > 0;
  }

  /** What undo would take back, in words. */
  get undoLabel(): string | null {
    return undoLabel(this.#history);
  }

  get redoLabel(): string | null {
    return redoLabel(this.#history);
  }

  /** Changes in quick succession with one merge key are one step to undo. */
  change(label: string, edit: (experiment: Experiment) => Experiment, merge?: string): void {
    const next = edit(this.experiment);
    this.#keep(record(this.#history, next, { label, key: merge ?? null }));
  }

  changeNetwork(label: string, network: Network, merge?: string): void {
    this.change(label, (experiment) => ({ ...experiment, network }), merge);
  }

  undo(): void {
    this.#keep(undo(this.#history));
  }

  redo(): void {
    this.#keep(redo(this.#history));
  }

  /** Another experiment takes its place; its history starts empty. */
  replace(opened: OpenedExperiment): void {
    this.#file = opened.file;
    this.#saved = opened.unsaved ? null : opened.experiment;
    this.#keep(historyOf(opened.experiment));
    this.#autosaving.flush();
  }

  /** The given state is in the file now. */
  savedAs(experiment: Experiment, file: string): void {
    this.#file = file;
    this.#saved = experiment;
    this.#autosaving.later(() => void this.#autosave());
    this.#autosaving.flush();
  }

  #keep(history: History<Experiment>): void {
    if (history === this.#history) return;
    this.#history = history;
    this.#autosaving.later(() => void this.#autosave());
  }

  async #autosave(): Promise<void> {
    this.#history = settle(this.#history);
    const { experiment, file, unsaved } = this;
    const answer = await this.#mainProcess.request('experiment:autosave', {
      experiment,
      file,
      unsaved,
    });
    this.#autosaveFailed = !answer.ok;
  }
}
