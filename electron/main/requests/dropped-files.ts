import { ipcMain } from 'electron';
import { droppedFileChannel } from '../../../shared/messages/channels';
import { isOwnPage } from '../app-origin';

/**
 * Hears of files that are dropped on the window. The preload script alone sends on this channel, and only what the
 * system really dropped, so that no page can name a file of its choice.
 */
export function openDroppedFiles(open: (file: string) => void): void {
  ipcMain.on(droppedFileChannel, ({ senderFrame }, file: unknown) => {
    const isOurs = senderFrame !== null && isOwnPage(senderFrame.url);
    if (isOurs && typeof file === 'string' && file !== '') open(file);
  });
}
