import { constants, homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { app, Menu } from 'electron';
import type { EngineEquipment } from '../../shared/messages/engine-messages';
import type { MenuAction } from '../../shared/messages/menu-actions';
import { EngineSupervisor } from '../engine/supervision/engine-supervisor';
import { Autosave } from '../files/autosave';
import { PreferencesFile } from '../files/preferences';
import { RecentFiles } from '../files/recent-files';
import { tellEnginesOfFailure, tellEnginesOfPack } from '../gpu-pack/pack-environment';
import { packFolder } from '../gpu-pack/pack-place';
import { DataTasks } from './data/data-tasks';
import { forkDataProcess } from './data/fork-data-process';
import { Dialogs } from './dialogs';
import { GpuPacks, isNamedAsPack } from './gpu-pack/gpu-packs';
import { Lessons } from './lessons/lessons';
import { readLicences } from './licences';
import { menuTemplate } from './menu-template';
import { OpenedFiles } from './opened-files';
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
import { EngineRenewal } from './gpu-pack/engine-renewal';
import { forkUtilityEngine } from './runs/fork-utility-engine';
import { GridNewsBatches } from './runs/grid-news-batches';
import { Grids } from './runs/grids';
import { MessagePace } from './runs/message-pace';
import { RunEventBatches } from './runs/run-event-batches';
import { RunRecording } from './runs/run-recording';
import { Runs } from './runs/runs';
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

  const pace = new MessagePace();
  const batches = new RunEventBatches((batch) => tell('run:events', batch), pace);
  let equipment: EngineEquipment | null = null;
  tellEnginesOfPack(packFolder(folder));
  const engine = new EngineSupervisor({
    fork: forkUtilityEngine(join(__dirname, 'engine-process.js')),
    onRunEvent: (run, event) => {
      recording.heard(run, event);
      runs.report(run, event);
    },
    onSnapshot: (run, snapshot) => batches.addSnapshot(run, snapshot),
    onReady: (found) => {
      equipment = found;
      tell('engine:ready', found);
    },
  });
  const recording = new RunRecording({
    readWeights: (run) => engine.readWeights(run),
    onProblem: ({ message }) => console.error(message),
  });
  void recording.open(join(folder, 'runs'));
  const runs = new Runs(
    (command) => {
      if (command.kind === 'start') renewal.beforeRun();
      recording.sent(command);
      engine.send(command);
    },
    (run, event) => batches.add(run, event),
  );
  const grids = new Grids({
    fork: forkUtilityEngine(
      join(__dirname, 'engine-process.js'),
      constants.priority.PRIORITY_BELOW_NORMAL,
    ),
    recording,
    batches: new GridNewsBatches((batch) => tell('grid:news', batch), pace),
  });
  const renewal = new EngineRenewal({
    isRunInProgress: () => runs.inProgress,
    renew: () => {
      tellEnginesOfFailure(null);
      engine.dispose();
      engine.warmUp();
    },
  });
  const gpuPacks = new GpuPacks({
    pack: packFolder(folder),
    onNews: (news) => tell('gpu-pack:changed', news),
    onReplaced: () => renewal.ask(),
  });
  const dataTasks = new DataTasks(forkDataProcess(join(__dirname, 'data-process.js')), (progress) =>
    tell('data:progress', progress),
  );

  const lessons = new Lessons({
    startDataProcess: forkDataProcess(join(__dirname, 'data-process.js')),
    forkEngine: forkUtilityEngine(join(__dirname, 'engine-process.js')),
    onProgress: (progress) => tell('lesson:progress', progress),
  });

  const autosave = new Autosave(folder);
  const recentFiles = new RecentFiles(folder, (files) => showMenu(files));
  const openedFiles = new OpenedFiles(given, recentFiles);
  const offer = async (file: string): Promise<void> => {
    tell('experiment:offered', await openedFiles.open(file));
  };
  const showMenu = (recent: readonly string[]): void => {
    const choose = (action: MenuAction): void => tell('menu:action', { action });
    const template = menuTemplate(choose, { files: recent, open: (file) => void offer(file) });
    Menu.setApplicationMenu(Menu.buildFromTemplate([...template]));
  };
  const dialogs = new Dialogs(window, app.getPath('documents'));
  let unsavedWork = false;
  const closing = new ClosingQuestions({
    isRunInProgress: () => runs.inProgress || grids.inProgress,
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
      openedFiles,
      onSaved: (successfully) => closing.saved(successfully),
    }),
    ...dataRequests(dataTasks, dialogs, folderOf),
    ...lessonRequests(lessons, dialogs, folderOf),
    ...gpuPackRequests(gpuPacks, dialogs),
    ...runRequests(runs, recording, () => equipment, folderOf),
    ...gridRequests(grids, folderOf),
    ...preferencesRequests(preferences, applyTheme),
    ...exportRequests(dialogs),
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
      licences: () => readLicences(join(__dirname, '..')),
    }),
  });

  showMenu([]);
  openDroppedFiles((file) => void (isNamedAsPack(file) ? gpuPacks.add(file) : offer(file)));
  watchTheme((dark) => {
    window.setBackgroundColor(backgroundColor());
    tell('theme:changed', { dark });
  });
  window.on('close', (event) => {
    event.preventDefault();
    void closing.close();
  });
  reloadAfterCrash(window, dialogs, () => {
    runs.stop();
    grids.stop();
  });
  welcomeSecondStart(window, offer);
  window.once('show', () => engine.warmUp());
  app.on('will-quit', () => {
    engine.dispose();
    grids.dispose();
    recording.close();
    dataTasks.end();
    lessons.cancel();
    gpuPacks.cancel();
  });
  // Last, since the window may be closed while this is awaited.
  await recentFiles.recall();
}

/** Relative paths in an experiment are relative to its file; what has no file yet is relative to the home folder. */
function folderOf(file: string | null): string {
  return file === null ? homedir() : dirname(file);
}
