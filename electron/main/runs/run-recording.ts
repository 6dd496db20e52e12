import type { EngineCommand, NamedWeights } from '../../../shared/messages/engine-messages';
import type { Problem } from '../../../shared/problems/problem';
import type { RunEvent } from '../../../shared/signals/run-report';
import { RunDatabase } from '../../runs/run-database';
import { RunKeeper } from '../../runs/run-keeper';

export interface RunRecordingOptions {
  /** Asked for when a run has ended, before the engine is told anything else. */
  readonly readWeights: (run: string) => Promise<readonly NamedWeights[] | null>;
  readonly onProblem: (problem: Problem) => void;
}

/** Keeps the window's runs in the user's database: hears what is sent to the engine and what comes back. */
export class RunRecording {
  #database: RunDatabase | null = null;
  #keeper: RunKeeper | null = null;

  constructor(private readonly options: RunRecordingOptions) {}

  /** Until the database is open, and where it cannot be opened, runs train without being kept. */
  async open(folder: string): Promise<void> {
    const opened = await RunDatabase.open(folder);
    if (!opened.ok) {
      this.options.onProblem(opened.problems[0]);
      return;
    }
    this.#database = opened.value;
    this.#keeper = new RunKeeper(opened.value, { onProblem: this.options.onProblem });
  }

  sent(command: EngineCommand): void {
    if (command.kind !== 'start') return;
    const { experiment, folder } = command.options;
    this.#keeper?.begin(command.run, experiment, folder);
  }

  heard(run: string, event: RunEvent): void {
    this.#keeper?.hear(run, event);
    if (event.kind === 'ended') void this.#keepWeights(run);
  }

  close(): void {
    this.#keeper?.flush();
    this.#keeper = null;
    this.#database?.close();
    this.#database = null;
  }

  async #keepWeights(run: string): Promise<void> {
    const weights = await this.options.readWeights(run);
    await this.#keeper?.keepWeights(run, weights);
  }
}
