import type { RunEvent } from '../signals/run-report';

/** Everything that the main process tells the window unasked. */
export interface WindowEvents {
  /** Batched: at most one message every 50 ms, in order. */
  'run:events': { readonly run: string; readonly events: readonly RunEvent[] };
  /** A menu item or shortcut of the application menu; the names are those of the renderer's action list. */
  'menu:action': { readonly action: string };
  /** The operating system's theme changed. */
  'theme:changed': { readonly dark: boolean };
}

export type WindowEventName = keyof WindowEvents;

/** What the preload script puts on `window.lab`. */
export interface Bridge {
  readonly request: (name: string, payload: unknown) => Promise<unknown>;
  readonly on: <Name extends WindowEventName>(
    name: Name,
    listener: (event: WindowEvents[Name]) => void,
  ) => () => void;
}
