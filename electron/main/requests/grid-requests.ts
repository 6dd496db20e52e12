import type { RequestHandlers } from '../../../shared/messages/bridge';
import type { Grids } from '../runs/grids';
import { engineOptions } from './run-requests';

export function gridRequests(
  grids: Pick<Grids, 'start' | 'stop'>,
  folderOf: (file: string | null) => string,
): Pick<RequestHandlers, 'grid:start' | 'grid:stop'> {
  return {
    'grid:start': ({ grid, experiment, file, device, runs }) => {
      const folder = folderOf(file);
      grids.start(grid, runs, { experiment, folder, ...engineOptions(device), traces: null });
      return null;
    },
    'grid:stop': () => {
      grids.stop();
      return null;
    },
  };
}
