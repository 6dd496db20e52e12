import type { WindowEventName } from './events';

/** All requests travel on this channel; the name and the payload are its arguments. */
export const requestChannel = 'lab:request';

/** The path of a file that was dropped on the window; from the preload script alone. */
export const droppedFileChannel = 'lab:dropped-file';

/** Every event has a channel of its own, so that the preload script need not choose among them. */
export function eventChannel(name: WindowEventName): string {
  return `lab:event:${name}`;
}
