import type { RequestHandlers } from '../../../shared/messages/bridge';
import type { EngineEquipment, RunOptions } from '../../../shared/messages/engine-messages';
import type { Preferences } from '../../../shared/messages/preferences';
import type { RunRecording } from '../runs/run-recording';
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
  | 'run:watch'
  | 'run:read'
  | 'run:epochs'
>;

export function runRequests(
  runs: Runs,
  recording: Pick<RunRecording, 'read' | 'epochs'>,
  equipment: () => EngineEquipment | null,
  folderOf: (file: string | null) => string,
): Handlers {
  return {
    'engine:equipment': equipment,
    'run:start': ({ experiment, file, device, picks = [] }) =>
      runs.start({
        experiment,
        folder: folderOf(file),
        ...engineOptions(device),
        traces: null,
        picks,
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
    'run:watch': ({ requests }) => {
      runs.watch(requests);
      return null;
    },
    'run:read': ({ run }) => recording.read(run),
    'run:epochs': ({ run, from, to, signals }) => recording.epochs(run, { from, to }, signals),
  };
}

/** The device menu of the window names the reference engine among the devices. */
export function engineOptions(
  device: Preferences['device'],
): Pick<RunOptions, 'engine' | 'device'> {
  return device === 'reference'
    ? { engine: 'reference', device: 'automatic' }
    : { engine: 'automatic', device };
}
