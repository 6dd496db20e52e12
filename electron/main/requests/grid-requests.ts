import type { RequestHandlers } from '../../../shared/messages/bridge';
import type { Grids } from '../runs/grids';
import type { RunRecording } from '../runs/run-recording';
import { engineOptions } from './run-requests';

export function gridRequests(
  grids: Pick<Grids, 'start' | 'stop'>,
  recording: Pick<RunRecording, 'recallGrid'>,
  folderOf: (file: string | null) => string,
): Pick<RequestHandlers, 'grid:start' | 'grid:stop' | 'grid:recall'> {
  return {
    'grid:start': ({ grid, experiment, file, device, runs }) => {
      const folder = folderOf(file);
      grids.start(grid, runs, { experiment, folder, ...engineOptions(device), traces: null });
      return null;
    },
    'grid:recall': ({ experiment }) => recording.recallGrid(experiment),
    'grid:stop': () => {
      grids.stop();
      return null;
    },
  };
}
