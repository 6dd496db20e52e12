import type { RequestHandlers } from '../../../shared/messages/bridge';
import type { DataTasks } from '../data/data-tasks';
import type { Dialogs } from '../dialogs';

export function dataRequests(
  tasks: Pick<DataTasks, 'summarize' | 'preflight' | 'end'>,
  dialogs: Pick<Dialogs, 'chooseData'>,
  folderOf: (file: string | null) => string,
): Pick<RequestHandlers, 'data:choose-file' | 'data:summarize' | 'data:preflight' | 'data:cancel'> {
  return {
    'data:choose-file': async ({ source }) => {
      const path = await dialogs.chooseData(source);
      return path === null ? null : { path };
    },
    'data:summarize': ({ experiment, file }) =>
      tasks.summarize({
        data: experiment.data,
        folder: folderOf(file),
        seed: experiment.seed,
      }),
    'data:preflight': ({ experiment, file }) =>
      tasks.preflight({ experiment, folder: folderOf(file) }),
    'data:cancel': () => {
      tasks.end();
      return null;
    },
  };
}
