import type { BrowserWindow } from 'electron';
import type { Dialogs } from '../dialogs';

/**
 * Says so when the page has crashed, and loads it anew: it then restores its work from the autosave. What it knew of a
 * run in progress is gone, so that run is stopped.
 */
export function reloadAfterCrash(
  window: BrowserWindow,
  dialogs: Pick<Dialogs, 'askAfterCrash'>,
  stopRun: () => void,
): void {
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    stopRun();
    void dialogs.askAfterCrash().then((answer) => {
      if (answer === 'reload') window.reload();
      else window.destroy();
    });
  });
}
