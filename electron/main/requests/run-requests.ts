import type { RequestHandlers } from '../../../shared/messages/bridge';
import type { EngineEquipment } from '../../../shared/messages/engine-messages';
import type { Runs } from '../runs/runs';

type Handlers = Pick<
  RequestHandlers,
  | 'engine:equipment'
  | 'run:start'
  | 'run:pause'
  | 'run:resume'
  | 'run:stop'
  | 'run:continue'
  | 'run:pace'
>;

export function runRequests(
  runs: Runs,
  equipment: () => EngineEquipment | null,
  folderOf: (file: string | null) => string,
): Handlers {
  return {
    'engine:equipment': equipment,
    'run:start': ({ experiment, file, device }) =>
      runs.start({
        experiment,
        folder: folderOf(file),
        engine: device === 'reference' ? 'reference' : 'automatic',
        device: device === 'reference' ? 'automatic' : device,
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
