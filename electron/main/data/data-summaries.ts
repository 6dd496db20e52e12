import { fail } from '../../../shared/problems/problem';
import type { Problem } from '../../../shared/problems/problem';
import { cancelled } from '../../datasets/reader';
import type { DataAnswer, DataMessage, DataProgress, DataRequest } from './data-messages';

/** A process that reads data. It may end at any time: what it reads can be larger than the memory. */
export interface DataProcess {
  readonly send: (request: DataRequest) => void;
  readonly end: () => void;
}

export interface DataProcessListeners {
  readonly onMessage: (message: DataMessage) => void;
  readonly onEnd: () => void;
}

export type StartDataProcess = (listeners: DataProcessListeners) => DataProcess;

export interface Patience {
  /** How long a summary may keep a newer one waiting before it is given up. */
  readonly supersededMs: number;
  /** How long a process without work is kept: starting one costs a tenth of a second, keeping one costs memory. */
  readonly idleMs: number;
}

interface Task {
  readonly request: DataRequest;
  readonly answer: (answer: DataAnswer) => void;
  readonly since: number;
}

/**
 * Summaries of data, made one at a time in a process of their own. While one is made, only the newest request waits:
 * the ones between are answered as superseded, and what takes too long to be waited for is ended.
 */
export class DataSummaries {
  readonly #start: StartDataProcess;
  readonly #onProgress: (progress: DataProgress) => void;
  readonly #patience: Patience;
  #process: DataProcess | null = null;
  #present: Task | null = null;
  #next: Task | null = null;
  #timer: NodeJS.Timeout | undefined;

  constructor(
    start: StartDataProcess,
    onProgress: (progress: DataProgress) => void,
    patience: Patience = { supersededMs: 500, idleMs: 20_000 },
  ) {
    this.#start = start;
    this.#onProgress = onProgress;
    this.#patience = patience;
  }

  summarize(request: DataRequest): Promise<DataAnswer> {
    return new Promise((answer) => {
      this.#next?.answer(fail(superseded));
      this.#next = { request, answer, since: performance.now() };
      this.#proceed();
    });
  }

  /** Gives up everything that was asked for, and leaves no process behind. */
  end(): void {
    clearTimeout(this.#timer);
    this.#endProcess(cancelled);
    this.#next?.answer(fail(cancelled));
    this.#next = null;
  }

  #proceed(): void {
    clearTimeout(this.#timer);
    if (this.#present !== null) this.#giveUpInTime(this.#present);
    else if (this.#next !== null) this.#begin(this.#next);
    else this.#timer = setTimeout(() => this.#endProcess(superseded), this.#patience.idleMs);
  }

  #begin(task: Task): void {
    this.#next = null;
    this.#present = { ...task, since: performance.now() };
    this.#process ??= this.#startProcess();
    this.#process.send(task.request);
  }

  #giveUpInTime(present: Task): void {
    if (this.#next === null) return;
    const left = present.since + this.#patience.supersededMs - performance.now();
    this.#timer = setTimeout(() => {
      this.#endProcess(superseded);
      this.#proceed();
    }, left);
  }

  #endProcess(why: Problem): void {
    const process = this.#process;
    this.#process = null;
    process?.end();
    this.#settle(fail(why));
  }

  #startProcess(): DataProcess {
    const started: DataProcess = this.#start({
      onMessage: (message) => {
        if (this.#process === started) this.#receive(message);
      },
      onEnd: () => {
        if (this.#process !== started) return;
        this.#process = null;
        this.#settle(fail(endedUnexpectedly));
        this.#proceed();
      },
    });
    return started;
  }

  #receive(message: DataMessage): void {
    if (message.kind === 'progress') {
      this.#onProgress(message.progress);
      return;
    }
    this.#settle(message.answer);
    this.#proceed();
  }

  #settle(answer: DataAnswer): void {
    const task = this.#present;
    this.#present = null;
    task?.answer(answer);
  }
}

const superseded: Problem = {
  code: 'data-superseded',
  message: 'Reading the data was given up for newer settings.',
};

const endedUnexpectedly: Problem = {
  code: 'data-process-ended',
  message: 'Reading the data ended unexpectedly, most likely for want of memory.',
  hint: 'Choose fewer samples or a smaller file.',
};
