import { homedir } from 'node:os';
import { join } from 'node:path';
import { app, dialog, session } from 'electron';
import { dataFolder } from '../files/data-folder';
import { givenFile } from './given-file';
import { openLab } from './lab';
import { declareAppScheme, serveAppFiles } from './protocol';
import { guardEverything, guardSession } from './security';
import { silenceNetwork } from './silence';

const folder = dataFolder({
  environment: process.env,
  platform: process.platform,
  homeFolder: homedir(),
});

useProfileIn(folder);
guardEverything();
silenceNetwork();
declareAppScheme();

const given = givenFile({
  words: process.argv,
  isPackaged: app.isPackaged,
  workingFolder: process.cwd(),
});

// The instance that holds the lock comes to the front and opens what this one was given: see second-start.ts.
if (app.requestSingleInstanceLock({ given })) start().catch(endWithError);
else app.exit();

async function start(): Promise<void> {
  await app.whenReady();
  guardSession(session.defaultSession);
  serveAppFiles(join(__dirname, '..', 'renderer'));
  await openLab(folder, given);
}

/** With a data folder of its own, the program is one of its own: profile and single-instance lock go with it. */
function useProfileIn(folderOfLab: string): void {
  const isOwn = (process.env.GRADIENT_LAB_HOME ?? '') !== '';
  if (!isOwn || app.commandLine.hasSwitch('user-data-dir')) return;
  app.setPath('userData', join(folderOfLab, 'profile'));
}

function endWithError(error: unknown): void {
  dialog.showErrorBox('Gradient Lab cannot start', String(error));
  app.exit(1);
}
