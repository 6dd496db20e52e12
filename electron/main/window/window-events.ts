import type { BrowserWindow } from 'electron';
import { eventChannel } from '../../../shared/messages/channels';
import type { WindowEventName, WindowEvents } from '../../../shared/messages/events';

export type TellWindow = <Name extends WindowEventName>(
  name: Name,
  event: WindowEvents[Name],
) => void;

/** Tells the window something, unless it is gone. */
export function tellWindow(window: BrowserWindow): TellWindow {
  return (name, event) => {
    if (!window.isDestroyed()) window.webContents.send(eventChannel(name), event);
  };
}
