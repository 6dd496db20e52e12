import { fail } from '../../../shared/problems/problem';
import type { Problem } from '../../../shared/problems/problem';
import { cancelled } from '../../datasets/reader';
import type {
  DataAnswer,
  DataMessage,
  DataProgress,
  DataRequest,
  PreflightResult,
  RowsRequest,
  SummaryResult,
} from './data-messages';

/** A process that works on data. It may end at any time: what it reads can be larger than the memory. */
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
  /** How long a task may keep a newer one waiting before it is given up. */
  readonly supersededMs: number;
  /** How long a prediction may take: it is worth less than a glance at the run. */
  readonly preflightMs: number;
  /** How long a process without work is kept: starting one costs a tenth of a second, keeping one costs memory. */
  readonly idleMs: number;
}

const defaultPatience: Patience = { supersededMs: 500, preflightMs: 30_000, idleMs: 120_000 };

interface Task {
  readonly request: DataRequest;
  readonly settle: (outcome: DataAnswer | Problem) => void;
  readonly since: number;
}

/**
 * Summaries of data, and predictions from it, made one at a time in a process of their own. Of each kind only the newest
 * request waits: the ones between are answered as superseded, and what takes too long to be waited for is ended. A
 * summary comes before a prediction, which would have to read the same rows.
 */
export class DataTasks {
  readonly #start: StartDataProcess;
  readonly #onProgress: (progress: DataProgress) => void;
  readonly #patience: Patience;
  #process: DataProcess | null = null;
  #present: Task | null = null;
  readonly #waiting = new Map<DataRequest['kind'], Task>();
  #timer: NodeJS.Timeout | undefined;

  constructor(
    start: StartDataProcess,
    onProgress: (progress: DataProgress) => void,
    patience: Partial<Patience> = {},
  ) {
    this.#start = start;
    this.#onProgress = onProgress;
    this.#patience = { ...defaultPatience, ...patience };
  }

  summarize(rows: RowsRequest): Promise<SummaryResult> {
    return new Promise((resolve) => {
      this.#add({ kind: 'summarize', ...rows }, (outcome) => {
        if ('code' in outcome) resolve(fail(outcome));
        else if (outcome.to === 'summarize') resolve(outcome.result);
      });
    });
  }

  preflight({
    experiment,
    folder,
  }: Omit<Extract<DataRequest, { kind: 'preflight' }>, 'kind'>): Promise<PreflightResult> {
    return new Promise((resolve) => {
      this.#add({ kind: 'preflight', experiment, folder }, (outcome) => {
        if ('code' in outcome) resolve(fail(outcome));
        else if (outcome.to === 'preflight') resolve(outcome.result);
      });
    });
  }

  /** Gives up everything that was asked for, and leaves no process behind. */
  end(): void {
    clearTimeout(this.#timer);
    this.#endProcess(cancelled);
    for (const { settle } of this.#waiting.values()) settle(cancelled);
    this.#waiting.clear();
  }

  #add(request: DataRequest, settle: Task['settle']): void {
    this.#waiting.get(request.kind)?.settle(superseded);
    this.#waiting.set(request.kind, { request, settle, since: performance.now() });
    this.#proceed();
  }

  #proceed(): void {
    clearTimeout(this.#timer);
    const next = this.#waiting.get('summarize') ?? this.#waiting.get('preflight');
    if (this.#present !== null) this.#giveUpInTime(this.#present);
    else if (next !== undefined) this.#begin(next);
    else this.#timer = setTimeout(() => this.#endProcess(superseded), this.#patience.idleMs);
  }

  #begin(task: Task): void {
    this.#waiting.delete(task.request.kind);
    this.#present = { ...task, since: performance.now() };
    this.#process ??= this.#startProcess();
    this.#process.send(task.request);
    this.#giveUpInTime(this.#present);
  }

  #giveUpInTime({ request, since }: Task): void {
    const isPreflight = request.kind === 'preflight';
    const isWaitedFor = isPreflight ? this.#waiting.size > 0 : this.#waiting.has('summarize');
    const { supersededMs, preflightMs } = this.#patience;
    const most = isWaitedFor ? supersededMs : isPreflight ? preflightMs : Infinity;
    if (most === Infinity) return;
    const why = isWaitedFor ? superseded : tooLargeToPredict;
    this.#timer = setTimeout(
      () => {
        this.#endProcess(why);
        this.#proceed();
      },
      since + most - performance.now(),
    );
  }

  #endProcess(why: Problem): void {
    const process = this.#process;
    this.#process = null;
    process?.end();
    this.#settle(why);
  }

  #startProcess(): DataProcess {
    const started: DataProcess = this.#start({
      onMessage: (message) => {
        if (this.#process === started) this.#receive(message);
      },
      onEnd: () => {
        if (this.#process !== started) return;
        this.#process = null;
        this.#settle(endedUnexpectedly);
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

  #settle(outcome: DataAnswer | Problem): void {
    const task = this.#present;
    this.#present = null;
    task?.settle(outcome);
  }
}

const superseded: Problem = {
  code: 'data-superseded',
  message: 'Reading the data was given up for newer settings.',
};

const tooLargeToPredict: Problem = {
  code: 'preflight-too-long',
  message: 'This network is too large to predict its run within half a minute.',
  hint: 'Training it tells.',
};

const endedUnexpectedly: Problem = {
  code: 'data-process-ended',
  message: 'Reading the data ended unexpectedly, most likely for want of memory.',
  hint: 'Choose fewer samples or a smaller file.',
};
