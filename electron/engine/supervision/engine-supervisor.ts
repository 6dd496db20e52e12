import type {
  EngineCommand,
  EngineEquipment,
  EngineMessage,
  NamedWeights,
} from '../../../shared/messages/engine-messages';
import type { Problem } from '../../../shared/problems/problem';
import type { RunEvent } from '../../../shared/signals/run-report';
import type { Snapshot } from '../../../shared/snapshots/snapshot';
import type { CancelSchedule, Clock } from '../clock';
import { systemClock } from '../clock';
import type { EngineChild, EngineEnd, EngineListeners, ForkEngine } from './engine-child';
import {
  diedOfNativeCode,
  engineEndProblem,
  engineStuckProblem,
  loadDeathReason,
} from './engine-end-problem';

export interface SupervisorOptions {
  readonly fork: ForkEngine;
  readonly onRunEvent: (run: string, event: RunEvent) => void;
  readonly onSnapshot?: (run: string, snapshot: Snapshot) => void;
  /** Called whenever an engine has started. */
  readonly onReady?: (equipment: EngineEquipment) => void;
  /** Called when an engine ended by itself, whether or not a run was in progress. */
  readonly onEnd?: (problem: Problem) => void;
  /** How long a stopped run may take to end before its engine counts as stuck. */
  readonly patience?: number;
  readonly clock?: Clock;
}

const defaultPatience = 5000;

/**
 * The one engine process: started when it is first needed, kept warm, and started anew after it died. Every run that
 * was begun ends with `ended` or `failed`, whatever becomes of the process.
 */
export class EngineSupervisor {
  readonly #options: SupervisorOptions;
  readonly #clock: Clock;
  #child: EngineChild | null = null;
  /** Begun and not ended. */
  readonly #runs = new Set<string>();
  readonly #waiting = new Map<string, (weights: readonly NamedWeights[] | null) => void>();
  #cancelDeadline: CancelSchedule | null = null;
  /** Sent to an engine that has not said yet that it is ready; null: it has. */
  #unanswered: EngineCommand[] | null = [];
  /** Why engines are to do without TensorFlow: one ended while it loaded it. */
  #withoutTensorFlow: string | null = null;
  /** Holds for a new process too. */
  #pace: EngineCommand | null = null;
  #watch: EngineCommand | null = null;

  constructor(options: SupervisorOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
  }

  /** Starts the process, so that the first run need not wait for it. */
  warmUp(): void {
    this.#child ??= this.#fork();
  }

  send(command: EngineCommand): void {
    if (command.kind === 'pace') this.#pace = command;
    if (command.kind === 'watch') this.#watch = command;
    if (command.kind === 'start' || command.kind === 'continue') this.#runs.add(command.run);
    else if (this.#child === null) return;
    this.warmUp();
    this.#unanswered?.push(command);
    this.#child?.send(command);
    if (command.kind === 'stop' && this.#runs.size > 0) this.#setDeadline();
  }

  /** The weights of the last run as they are now; null if its process is gone. */
  async readWeights(run: string): Promise<readonly NamedWeights[] | null> {
    const child = this.#child;
    if (child === null) return null;
    return new Promise((resolve) => {
      this.#waiting.set(run, resolve);
      child.send({ kind: 'read-weights', run });
    });
  }

  /** Ends the process; runs in progress are told nothing any more. */
  dispose(): void {
    this.#clearDeadline();
    this.#stopWaiting();
    this.#runs.clear();
    const child = this.#child;
    this.#child = null;
    child?.kill();
  }

  #fork(): EngineChild {
    const listeners: EngineListeners = {
      onMessage: (message) => {
        if (this.#child === child) this.#receive(message);
      },
      onExit: (end) => {
        if (this.#child === child) this.#ended(end);
      },
    };
    const child = this.#options.fork(listeners, this.#withoutTensorFlow);
    this.#unanswered = [];
    if (this.#pace !== null) child.send(this.#pace);
    if (this.#watch !== null) child.send(this.#watch);
    return child;
  }

  #receive(message: EngineMessage): void {
    switch (message.kind) {
      case 'ready':
        this.#unanswered = null;
        this.#options.onReady?.(message);
        return;
      case 'weights':
        this.#waiting.get(message.run)?.(message.weights);
        this.#waiting.delete(message.run);
        return;
      case 'snapshot':
        this.#options.onSnapshot?.(message.run, message.snapshot);
        return;
      case 'run':
        this.#receiveEvent(message.run, message.event);
    }
  }

  #receiveEvent(run: string, event: RunEvent): void {
    if (event.kind === 'ended' || event.kind === 'failed') {
      this.#runs.delete(run);
      this.#clearDeadline();
    }
    this.#options.onRunEvent(run, event);
  }

  #stopWaiting(): void {
    for (const resolve of this.#waiting.values()) resolve(null);
    this.#waiting.clear();
  }

  #setDeadline(): void {
    this.#clearDeadline();
    this.#cancelDeadline = this.#clock.schedule(this.#options.patience ?? defaultPatience, () => {
      const child = this.#child;
      this.#lose(engineStuckProblem);
      child?.kill();
    });
  }

  #clearDeadline(): void {
    this.#cancelDeadline?.();
    this.#cancelDeadline = null;
  }

  /**
   * An engine that ended before it was ready ended loading TensorFlow: a broken library, or one that is not made for
   * this processor. Another one takes over its runs and trains with the reference engine.
   */
  #ended(end: EngineEnd): void {
    const commands = this.#unanswered;
    if (commands === null || this.#withoutTensorFlow !== null || !diedOfNativeCode(end)) {
      this.#lose(engineEndProblem(end));
      return;
    }
    this.#withoutTensorFlow = loadDeathReason(end);
    this.#child = this.#fork();
    for (const command of commands) {
      this.#unanswered?.push(command);
      this.#child.send(command);
    }
  }

  /** The process is gone, or as good as gone. */
  #lose(problem: Problem): void {
    this.#clearDeadline();
    this.#child = null;
    this.#stopWaiting();
    const lost = [...this.#runs];
    this.#runs.clear();
    this.#options.onEnd?.(problem);
    for (const run of lost) this.#options.onRunEvent(run, { kind: 'failed', problem });
  }
}
