import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { app } from 'electron';
import { Autosave } from '../files/autosave';
import { PreferencesFile } from '../files/preferences';
import { tellEnginesOfFailure, tellEnginesOfPack } from '../gpu-pack/pack-environment';
import { packFolder } from '../gpu-pack/pack-place';
import { DataTasks } from './data/data-tasks';
import { forkDataProcess } from './data/fork-data-process';
import { Dialogs } from './dialogs';
import { GpuPacks, isNamedAsPack } from './gpu-pack/gpu-packs';
import { packLicences } from './gpu-pack/pack-licences';
import { Lessons } from './lessons/lessons';
import { readLicences } from './licences';
import { offerFiles } from './offered-files';
import { answerRequests } from './requests/answer-requests';
import { dataRequests } from './requests/data-requests';
import { openDroppedFiles } from './requests/dropped-files';
import { experimentRequests } from './requests/experiment-requests';
import { exportRequests } from './requests/export-requests';
import { gpuPackRequests } from './requests/gpu-pack-requests';
import { gridRequests } from './requests/grid-requests';
import { lessonRequests } from './requests/lesson-requests';
import { preferencesRequests } from './requests/preferences-requests';
import { runRequests } from './requests/run-requests';
import { windowRequests } from './requests/window-requests';
import { forkUtilityEngine } from './runs/fork-utility-engine';
import { MessagePace } from './runs/message-pace';
import { newestAtPace } from './runs/newest-at-pace';
import { openTraining } from './runs/training';
import { applyTheme, backgroundColor, watchTheme } from './theme';
import { ClosingQuestions } from './window/closing';
import { openRememberedWindow } from './window/lab-window';
import { reloadAfterCrash } from './window/reload-after-crash';
import { welcomeSecondStart } from './window/second-start';
import { tellWindow } from './window/window-events';
import { WindowMemory } from './window/window-memory';

/**
 * Opens the lab: its window, and everything that the window can ask for.
 *
 * @param folder where the lab keeps its data
 * @param given experiment file on the command line
 */
export async function openLab(folder: string, given: string | null): Promise<void> {
  const preferences = new PreferencesFile(folder);
  const memory = new WindowMemory(folder);
  applyTheme(await preferences.read());
  const window = await openRememberedWindow(memory, join(__dirname, '..', 'preload', 'preload.js'));
  const tell = tellWindow(window);

  tellEnginesOfPack(packFolder(folder));
  const pace = new MessagePace();
  const training = openTraining(join(__dirname, 'engine-process.js'), folder, tell, pace, () =>
    tellEnginesOfFailure(null),
  );
  const gpuPacks = new GpuPacks({
    pack: packFolder(folder),
    onNews: (news) => tell('gpu-pack:changed', news),
    onReplaced: training.renewEngine,
  });
  const dataTasks = new DataTasks(
    forkDataProcess(join(__dirname, 'data-process.js')),
    newestAtPace(pace, (progress) => tell('data:progress', progress)),
  );

  const lessons = new Lessons({
    startDataProcess: forkDataProcess(join(__dirname, 'data-process.js')),
    forkEngine: forkUtilityEngine(join(__dirname, 'engine-process.js')),
    onProgress: newestAtPace(pace, (progress) => tell('lesson:progress', progress)),
  });

  const autosave = new Autosave(folder);
  const files = offerFiles(folder, given, tell);
  const dialogs = new Dialogs(window, app.getPath('documents'));
  let unsavedWork = false;
  const closing = new ClosingQuestions({
    isRunInProgress: training.inProgress,
    hasUnsavedWork: () => unsavedWork,
    askAboutRun: () => dialogs.askAboutRun(),
    askAboutUnsavedWork: () => dialogs.askAboutUnsavedWork(),
    beginSaving: () => tell('menu:action', { action: 'experiment.save' }),
    discardWork: () => autosave.discard(),
    closeNow: () => void memory.remember(window).finally(() => window.destroy()),
  });

  answerRequests({
    ...experimentRequests({
      autosave,
      dialogs,
      openedFiles: files.opened,
      onSaved: (successfully) => closing.saved(successfully),
    }),
    ...dataRequests(dataTasks, dialogs, folderOf),
    ...lessonRequests(lessons, dialogs, folderOf),
    ...gpuPackRequests(gpuPacks, dialogs),
    ...runRequests(training.runs, training.recording, training.equipment, folderOf),
    ...gridRequests(training.grids, training.recording, folderOf),
    ...preferencesRequests(preferences, applyTheme),
    ...exportRequests(dialogs, training.recording),
    ...windowRequests({
      contents: window.webContents,
      onState: (title, unsaved) => {
        unsavedWork = unsaved;
        window.setTitle(unsaved ? `${title} (not saved)` : title);
      },
      about: {
        version: app.getVersion(),
        electron: process.versions.electron,
        chromium: process.versions.chrome,
        node: process.versions.node,
        dataFolder: folder,
      },
      licences: async () => [
        ...(await readLicences(join(__dirname, '..'))),
        ...(await packLicences(packFolder(folder))),
      ],
    }),
  });

  openDroppedFiles((file) => void (isNamedAsPack(file) ? gpuPacks.add(file) : files.offer(file)));
  watchTheme((dark) => {
    window.setBackgroundColor(backgroundColor());
    tell('theme:changed', { dark });
  });
  window.on('close', (event) => {
    event.preventDefault();
    void closing.close();
  });
  reloadAfterCrash(window, dialogs, training.stop);
  welcomeSecondStart(window, files.offer);
  window.once('show', training.warmUp);
  app.on('will-quit', () => {
    training.end();
    dataTasks.end();
    lessons.cancel();
    gpuPacks.cancel();
  });
  // Last, since the window may be closed while this is awaited.
  await files.recall();
}

/** Relative paths in an experiment are relative to its file; what has no file yet is relative to the home folder. */
function folderOf(file: string | null): string {
  return file === null ? homedir() : dirname(file);
}
