import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { IpcRendererEvent } from 'electron';
import type { Bridge } from '../../shared/messages/bridge';
import { droppedFileChannel, eventChannel, requestChannel } from '../../shared/messages/channels';

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

/** All that this script knows of the page. */
declare const window: {
  addEventListener(name: 'drop', listener: (event: Drop) => void): void;
};

interface Drop {
  /** False for events that the page made up. */
  readonly isTrusted: boolean;
  readonly dataTransfer: { readonly files: ArrayLike<File> } | null;
}

window.addEventListener('drop', (event) => {
  const file = event.isTrusted ? event.dataTransfer?.files[0] : undefined;
  if (file !== undefined) ipcRenderer.send(droppedFileChannel, pathOf(file, webUtils));
});

/** Electron before 32 has no webUtils; its files bear their path. */
function pathOf(file: File, utilities: Electron.WebUtils | undefined): unknown {
  return utilities === undefined ? Reflect.get(file, 'path') : utilities.getPathForFile(file);
}
