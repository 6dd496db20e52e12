import type { RequestHandlers } from '../../../shared/messages/bridge';
import type { Runs } from '../runs/runs';

type Handlers = Pick<
  RequestHandlers,
  'run:start' | 'run:pause' | 'run:resume' | 'run:stop' | 'run:continue' | 'run:pace'
>;

export function runRequests(runs: Runs, folderOf: (file: string | null) => string): Handlers {
  return {
    'run:start': ({ experiment, file }) =>
      runs.start({
        experiment,
        folder: folderOf(file),
        engine: 'automatic',
        device: 'automatic',
        traces: null,
      }),
    'run:pause': () => {
      runs.pause();
      return null;
    },
    'run:resume': () => {
      runs.resume();
      return null;
    },
    'run:stop': () => {
      runs.stop();
      return null;
    },
    'run:continue': ({ epochs }) => runs.continueFor(epochs),
    'run:pace': ({ epochsPerSecond }) => {
      runs.pace(epochsPerSecond);
      return null;
    },
  };
}
