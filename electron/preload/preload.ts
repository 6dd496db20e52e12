import { contextBridge, ipcRenderer } from 'electron';
import type { IpcRendererEvent } from 'electron';
import type { Bridge } from '../../shared/messages/bridge';
import { eventChannel, requestChannel } from '../../shared/messages/channels';

/** The bridge between the window and the main process: it carries, and decides nothing. */
const bridge: Bridge = {
  request: (name, payload) => ipcRenderer.invoke(requestChannel, name, payload),
  on: (name, listener) => {
    const forward = (_event: IpcRendererEvent, event: Parameters<typeof listener>[0]): void =>
      listener(event);
    ipcRenderer.on(eventChannel(name), forward);
    return () => {
      ipcRenderer.removeListener(eventChannel(name), forward);
    };
  },
};

contextBridge.exposeInMainWorld('lab', bridge);
