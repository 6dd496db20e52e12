import type { Bridge } from '../../shared/messages/bridge';

declare global {
  interface Window {
    /** Put there by the preload script. */
    readonly lab?: Bridge;
  }
}

/** All that the window has of the world outside: typed requests and events. Nothing else touches `window.lab`. */
export type MainProcess = Bridge;

export function connectToMainProcess(): MainProcess {
  if (window.lab === undefined) throw new Error('The preload script did not run: no window.lab.');
  return window.lab;
}
