import type { RequestHandlers } from '../../../shared/messages/bridge';
import type { DataSummaries } from '../data/data-summaries';
import type { Dialogs } from '../dialogs';

export function dataRequests(
  summaries: Pick<DataSummaries, 'summarize' | 'end'>,
  dialogs: Pick<Dialogs, 'chooseData'>,
  folderOf: (file: string | null) => string,
): Pick<RequestHandlers, 'data:choose-file' | 'data:summarize' | 'data:cancel'> {
  return {
    'data:choose-file': async ({ source }) => {
      const path = await dialogs.chooseData(source);
      return path === null ? null : { path };
    },
    'data:summarize': ({ experiment, file }) =>
      summaries.summarize({
        data: experiment.data,
        folder: folderOf(file),
        seed: experiment.seed,
      }),
    'data:cancel': () => {
      summaries.end();
      return null;
    },
  };
}
