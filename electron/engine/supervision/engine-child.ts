import type { EngineCommand, EngineMessage } from '../../../shared/messages/engine-messages';

/** A running engine process, however it was forked. */
export interface EngineChild {
  readonly send: (command: EngineCommand) => void;
  /** Ends it at once, whatever it is doing. */
  readonly kill: () => void;
}

export interface EngineListeners {
  readonly onMessage: (message: EngineMessage) => void;
  /** Called once, however it came to an end. */
  readonly onExit: (end: EngineEnd) => void;
}

/** How a process ended: by itself with a code, or by a signal such as SIGSEGV. */
export interface EngineEnd {
  readonly code: number | null;
  readonly signal: string | null;
  /** The line that it left behind on standard error, if one says why. */
  readonly lastWords?: string;
}

/** `withoutTensorFlow`: why the engine is not to load it; null: it may. */
export type ForkEngine = (
  listeners: EngineListeners,
  withoutTensorFlow: string | null,
) => EngineChild;
